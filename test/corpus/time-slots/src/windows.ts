import { toMinutes, toText } from './clock-time';

/** From `from` up to, not including, `to`. */
export interface Window {
  from: string;
  to: string;
}

export const SLOT_MINUTES = 30;
export const LUNCH: Window = { from: '12:00', to: '13:00' };

/** The starts of all slots that end before closing time. */
export function slotStarts(hours: Window, length: number = SLOT_MINUTES): string[] {
  const opening = toMinutes(hours.from);
  const count = Math.floor((toMinutes(hours.to) - opening) / length);
  return Array.from({ length: count }, (_, index) => toText(opening + index * length));
}

/** Windows that touch or overlap become one. */
export function mergeWindows(windows: Window[]): Window[] {
  const merged: Window[] = [];
  for (const window of windows.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const last = merged.at(-1);
    if (last === undefined || last.to < window.from) merged.push({ ...window });
    else if (window.to > last.to) last.to = window.to;
  }
  return merged;
}

export function isBookable(time: string, hours: Window): boolean {
  return time >= hours.from && time < hours.to && !(time >= LUNCH.from && time < LUNCH.to);
}
