// Evaluated once, while the module loads.
const RATE = 2 * 5;

const parse = (text: string) => (text === '' ? fail() : Number(text));

function fail(): never {
  throw new Error('nothing to parse');
}

export const LIMIT = parse('3');

export const priced = (count: number) => count * RATE;
