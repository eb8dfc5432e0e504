export const FREE_MINUTES = 15;
export const HOUR_PRICE = 250;
export const DAY_PRICE = 1800;
const NIGHT = { from: 20, to: 6, factor: 0.4 };

const HOUR = 60;
const DAY = 24 * HOUR;

/** Started hours count in full; a day never costs more than its price. In cents. */
export function fee(minutes: number): number {
  if (minutes <= FREE_MINUTES) return 0;
  const days = Math.floor(minutes / DAY);
  const rest = minutes % DAY;
  return days * DAY_PRICE + Math.min(DAY_PRICE, Math.ceil(rest / HOUR) * HOUR_PRICE);
}

export function isNight(hour: number): boolean {
  return hour >= NIGHT.from || hour < NIGHT.to;
}

export function feeAt(minutes: number, arrivalHour: number, hasPermit = false): number {
  if (hasPermit) return 0;
  const full = fee(minutes);
  return isNight(arrivalHour) ? Math.round(full * NIGHT.factor) : full;
}

export function euros(cents: number): string {
  const whole = Math.trunc(cents / 100);
  const rest = String(cents % 100).padStart(2, '0');
  return `${whole},${rest} €`;
}

export type Size = 'small' | 'medium' | 'large';

export function sizeOf(lengthCm: number, heightCm: number): Size {
  if (lengthCm > 520 || heightCm > 200) return 'large';
  return lengthCm > 430 ? 'medium' : 'small';
}
