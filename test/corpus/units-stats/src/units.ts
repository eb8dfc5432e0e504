export const METRES_PER = { metre: 1, foot: 0.3048, mile: 1609.344, seamile: 1852 } as const;

export type Length = keyof typeof METRES_PER;

export function lengthOf(unit: Length): number {
  return METRES_PER[unit];
}

export function convertLength(value: number, from: Length, to: Length): number {
  return (value * METRES_PER[from]) / METRES_PER[to];
}

export function toFahrenheit(celsius: number): number {
  return (celsius * 9) / 5 + 32;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB'];

/** With one digit after the point, in the largest unit of which there is at least one. */
export function formatBytes(bytes: number): string {
  const power = BYTE_UNITS.findLastIndex((_unit, index) => index === 0 || bytes >= 1024 ** index);
  return power === 0 ? `${bytes} B` : `${(bytes / 1024 ** power).toFixed(1)} ${BYTE_UNITS[power]}`;
}

export class NotADuration extends Error {
  override name = 'NotADuration';
}

/** Milliseconds of a text such as `1h30m` or `45s`. */
export function parseDuration(text: string): number {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (match === null || text === '') throw new NotADuration(text);
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
