export type TierName = 'bronze' | 'silver' | 'gold';

export interface Tier {
  name: TierName;
  /** Points ever earned from which it holds. */
  from: number;
  factor: number;
}

export const TIERS: readonly Tier[] = [
  { name: 'gold', from: 5000, factor: 1.5 },
  { name: 'silver', from: 1000, factor: 1.25 },
  { name: 'bronze', from: 0, factor: 1 },
];

export const DAYS_VALID = 365;
export const WELCOME_POINTS = 50;

export interface Earned {
  points: number;
  /** ISO date. */
  on: string;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

export function tierOf(total: number): TierName {
  return TIERS.find((tier) => total >= tier.from)?.name ?? 'bronze';
}

/** Points for a purchase: cents are not counted. */
export function pointsFor(cents: number, tier: TierName): number {
  const factor = TIERS.find(({ name }) => name === tier)?.factor ?? 1;
  return Math.floor(Math.floor(cents / 100) * factor);
}

export function welcomeBonus(): number {
  return WELCOME_POINTS;
}

export function validPoints(earned: readonly Earned[], today: string): number {
  let sum = 0;
  for (const entry of earned) {
    if (daysBetween(entry.on, today) < DAYS_VALID) sum += entry.points;
  }
  return sum;
}
