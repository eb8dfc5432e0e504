// Code that goes on when the test that called it has ended.
import { sleep } from './timers.ts';

/** Fails when its test is long over, and only under a mutant. */
export function saveInBackground(isBroken: boolean): string {
  if (isBroken) void sleep(5).then(() => Promise.reject(new Error('not saved')));
  return 'saving';
}

let beats = 0;

/** Under a mutant it beats for ever. */
export function startHeart(isShort: boolean): void {
  const timer = setInterval(() => {
    beats += 1;
  }, 1);
  if (isShort) clearInterval(timer);
}

export function beatCount(): number {
  return beats > 1e9 ? 1e9 : beats;
}
