/** Half a cent is rounded away from zero. */
export function roundCents(value: number): number {
  return (Math.sign(value) * Math.round(Math.abs(value) * 100)) / 100;
}

export function inWords(value: number): string {
  return value < 0 ? `minus ${-value}` : `${value}`;
}
