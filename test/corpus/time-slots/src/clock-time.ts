export class BadTime extends Error {
  override name = 'BadTime';
}

/** Minutes since midnight of a time such as `08:15`. */
export function toMinutes(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) throw new BadTime(`not a time: ${text}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

export function toText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${String(hours).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
