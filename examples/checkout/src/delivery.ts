export type Speed = 'standard' | 'express';

export const STANDARD_DAYS = 3;
export const EXPRESS_DAYS = 1;

export function deliveryDays(speed: Speed): number {
  return speed === 'express' ? EXPRESS_DAYS : STANDARD_DAYS;
}

/** The day on which a parcel arrives. Days are `YYYY-MM-DD`. */
export function arrivalDay(orderedOn: string, speed: Speed): string {
  const day = new Date(`${orderedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + deliveryDays(speed));
  return day.toISOString().slice(0, 10);
}
