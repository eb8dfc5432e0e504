/** Quantities as the tables show them. */

/** Stands for what was not measured. */
export const NOTHING = '–';

/** To a hundredth below ten and to a tenth from there: `0.42 s`, `333.1 s`. */
export const secondsText = (milliseconds: number): string => `${rounded(milliseconds / 1000)} s`;

export const mebibytesText = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;

/** `–` unless both are known. */
export function ratioText(numerator: number | undefined, denominator: number | undefined): string {
  return numerator === undefined || denominator === undefined ? NOTHING : rounded(numerator / denominator);
}

/** `–` for `undefined`. */
export const orNothing = (value: number | undefined, textOf: (value: number) => string): string =>
  value === undefined ? NOTHING : textOf(value);

const rounded = (value: number): string => value.toFixed(value < 9.995 ? 2 : 1);
