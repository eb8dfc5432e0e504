export class Money {
  readonly cents: number;
  constructor(cents: number) {
    this.cents = cents;
  }
  get euros(): number {
    return this.cents / 100;
  }
}
export class OwnError extends Error {
  override name = 'OwnError';
}
class Deeper extends OwnError {
  override name = 'Deeper';
}

export const loop = (count: number): number => {
  let turns = 0;
  while (count > 0) turns += 1;
  return turns;
};
export const never = (): Promise<number> => new Promise(() => undefined);
export const cyclic = (): object => {
  const whole: Record<string, unknown> = { n: 1 };
  whole['self'] = whole;
  return whole;
};
export const huge = (): object[] => Array.from({ length: 200_000 }, (_, i) => ({ i }));
export const nan = (): number => NaN;
export const zero = (): number => -0;
export const date = (): Date => new Date(0);
export const map = (): Map<string, number> => new Map([['a', 1]]);
export const money = (cents: number): Money => new Money(cents);
export const big = (): bigint => 5n;
export const later = async (x: number): Promise<number> => {
  await null;
  return x * 2;
};
export const fails = async (): Promise<never> => {
  await null;
  throw new Deeper('no luck, 3 times');
};
export const throwsText = (): never => {
  throw 'text';
};
let count = 0;
export const next = (): number => (count += 1);
export const now = (): number => Date.now();
export const nothing = (): undefined => undefined;
export const nested = (): object => ({ a: 1, b: { c: [1, 2, { d: -0 }] }, extra: 'x' });
export const proto = (): object => JSON.parse('{"__proto__": 1}') as object;
export default function standard(x: number): number {
  return x + 1;
}
