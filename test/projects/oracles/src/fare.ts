export interface Trip {
  readonly zones: number;
  readonly isChild: boolean;
}

export function fare(trip: Trip): number {
  const base = 150 + trip.zones * 80;
  return trip.isChild ? Math.floor(base / 2) : base;
}

export function minutes(trip: Trip): number {
  return trip.zones * 7 + 5;
}

export function label(trip: Trip): string {
  return trip.zones > 3 ? 'long' : 'short';
}

export const BIKE_FARE = 200;

export function bikeFare(count: number): number {
  return BIKE_FARE * count;
}

export function isFree(trip: Trip): boolean {
  return trip.isChild && trip.zones === 1;
}
