import type { Window } from '../../src/windows';

const DAY = 24 * 60;
const clock = (minute: number) =>
  [Math.trunc(minute / 60), minute - 60 * Math.trunc(minute / 60)].map((part) => `0${part}`.slice(-2)).join(':');

/** Marks every covered minute of the day and reads the runs off the grid. */
export function readOffTheGrid(windows: Window[]): Window[] {
  const covered = Array.from({ length: DAY }, (_, minute) =>
    windows.some(({ from, to }) => from <= clock(minute) && clock(minute) < to),
  );
  const runs: Window[] = [];
  covered.forEach((isCovered, minute) => {
    if (isCovered && !covered[minute - 1]) runs.push({ from: clock(minute), to: '' });
    if (!isCovered && covered[minute - 1]) runs[runs.length - 1].to = clock(minute);
  });
  return runs;
}
