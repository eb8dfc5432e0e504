import { hoard, pollForEver, spin, spinInMicrotasks } from './endless.ts';

// Each of these is harmless as long as nobody changes its condition.

export function exits(isDone: boolean): string {
  if (isDone) process.exit(3);
  return 'still here';
}

export function dies(isDone: boolean): string {
  if (isDone) process.kill(process.pid, 'SIGKILL');
  return 'still here';
}

export function hoards(isGreedy: boolean): string {
  if (isGreedy) hoard();
  return 'content';
}

export function spins(isDizzy: boolean): string {
  if (isDizzy) spin();
  return 'steady';
}

export async function starves(isBusy: boolean): Promise<string> {
  if (isBusy) await spinInMicrotasks();
  return 'idle';
}

export async function polls(isPending: boolean): Promise<string> {
  if (isPending) await pollForEver();
  return 'settled';
}

/** Shares a file with the others, and has nothing to do with them. */
export function neighbour(value: number): number {
  return value > 9 ? 9 : value + 1;
}
