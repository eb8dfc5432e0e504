/** Which processes are there. */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** The commands of all processes that were started with `text` in their environment or arguments. */
export function processesWith(text: string): readonly string[] {
  const listed = execFileSync('ps', ['axeww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return listed.split('\n').filter((line) => line.includes(text));
}

/** Waits until `isTrue`, or fails. */
export async function waitUntil(isTrue: () => boolean, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`It did not come true within ${milliseconds} ms`);
    await sleep(50);
  }
}
