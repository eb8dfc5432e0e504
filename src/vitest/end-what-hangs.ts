import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds between two looks, and beyond the limit that Vitest keeps by itself where the code lets it. */
const LOOK = 100;
const GRACE = 1_000;

/** Ends each process whose example goes on for too long, which Vitest cannot do where the code never gives way. Returns what ends the watch. */
export function endWhatHangs(folder: string, timeout: number): () => void {
  const seen = new Map<string, { readonly size: number; readonly at: number; readonly isEnded: boolean }>();
  const timer = setInterval(() => {
    for (const name of readdirSync(folder)) {
      const [, pid] = /^(\d+)-\d+\.jsonl$/.exec(name) ?? [];
      if (pid === undefined) continue;
      const { size } = statSync(join(folder, name));
      const last = seen.get(name);
      const now = performance.now();
      if (last?.size !== size) seen.set(name, { size, at: now, isEnded: false });
      else if (!last.isEnded && now - last.at > timeout + GRACE && isAttempting(join(folder, name))) {
        seen.set(name, { ...last, isEnded: true });
        endProcess(Number(pid));
      }
    }
  }, LOOK);
  return () => clearInterval(timer);
}

/** Whether the last that was written down is that an attempt begins. */
const isAttempting = (file: string): boolean =>
  readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)?.includes('"state":"open"') === true;

function endProcess(pid: number): void {
  if (pid === process.pid) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
