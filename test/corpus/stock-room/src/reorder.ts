/** How many packs bring the level back to the target. */
export function reorderPacks(available: number, target: number, packSize: number): number {
  return Math.ceil(Math.max(0, target - available) / packSize);
}

/** Whole days that the goods last. */
export function coverDays(available: number, soldPerWeek: number): number {
  if (soldPerWeek === 0) return Infinity;
  return Math.floor((available * 7) / soldPerWeek);
}

export type Urgency = 'urgent' | 'soon' | 'later';

export function urgency(days: number): Urgency {
  if (days <= 3) return 'urgent';
  return days < 10 ? 'soon' : 'later';
}
