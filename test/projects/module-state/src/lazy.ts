// A value that is made when it is first asked for, once in the life of a process.
let rates: ReadonlyMap<string, number> | undefined;

export function rateOf(country: string): number | undefined {
  rates ??= makeRates(10);
  return rates.get(country);
}

function makeRates(base: number): ReadonlyMap<string, number> {
  return new Map([
    ['DE', base + 9],
    ['FR', base * 2],
  ]);
}
