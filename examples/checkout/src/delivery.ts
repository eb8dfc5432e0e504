export type Speed = 'standard' | 'express';

export const DAYS = { standard: 3, express: 1 } as const;

export function deliveryDays(speed: Speed): number {
  return DAYS[speed];
}

/** The day on which a parcel arrives. Days are `YYYY-MM-DD`. */
export function arrivalDay(orderedOn: string, speed: Speed): string {
  const day = new Date(`${orderedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + deliveryDays(speed));
  return day.toISOString().slice(0, 10);
}
