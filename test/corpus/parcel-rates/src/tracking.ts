const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

function checkDigit(serial: string): number {
  let sum = 0;
  for (const [position, weight] of WEIGHTS.entries()) sum += Number(serial[position]) * weight;
  const digit = 11 - (sum % 11);
  if (digit === 10) return 0;
  return digit === 11 ? 5 : digit;
}

/** The number on the label of the nth parcel: two letters, nine digits with the last a check, two letters. */
export function trackingCode(n: number): string {
  const serial = String(n).padStart(8, '0');
  return `RR${serial}${checkDigit(serial)}DE`;
}

export function isTrackingCode(text: string): boolean {
  const match = /^RR(\d{8})(\d)DE$/.exec(text);
  return match !== null && checkDigit(match[1]) === Number(match[2]);
}
