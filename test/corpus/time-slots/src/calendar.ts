import { slotStarts, type Window } from './windows';
import { toMinutes, toText } from './clock-time';
import { stateHolidays } from './state-holidays';

export interface Agenda {
  busyOn(day: string): Promise<Window[]>;
}

/** The starts of the slots of a day in which nobody is busy. */
export async function freeSlots(agenda: Agenda, day: string, hours: Window): Promise<string[]> {
  const busy = await agenda.busyOn(day);
  return slotStarts(hours).filter((start) => {
    const end = toText(toMinutes(start) + 30);
    return !busy.some((window) => window.from < end && start < window.to);
  });
}

export function nextWorkday(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  if (next.getUTCDay() === 6) next.setUTCDate(next.getUTCDate() + 2);
  return next.toISOString().slice(0, 10);
}

export function closedDays(year: number): readonly string[] {
  return stateHolidays(year);
}
