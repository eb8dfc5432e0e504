/** Whether timers are all that a module ever waits for, and clocks that can leap all that it reads the time from: by the names in it. */
import type { SourceFile } from '../../model/source-file.ts';
import { readNames } from '../../syntax/read-names.ts';

/** What goes on by itself and shows nowhere, and what tells the time by a clock of its own. */
const FOREIGN =
  /(?:^|\.)(?:Atomics|BroadcastChannel|CompressionStream|DecompressionStream|EventSource|FinalizationRegistry|MessageChannel|SharedArrayBuffer|Temporal|WebAssembly|WebSocket|Worker|XMLHttpRequest|fetch|generateKey|generateKeyPair|hkdf|navigator|pbkdf2|randomBytes|randomFill|scheduler|scrypt|subtle|uptime)$|(?:^|\.)performance\.(?!now$)/;

/** A dependency that is loaded once must not keep any of these for itself. */
const CLOCK = /(?:^|\.)(?:Date|hrtime|performance|setInterval|setTimeout)$|(?:^|\.)(?:Date|performance)\.now$/;

export function waitsForTimersOnly(source: SourceFile, isDependency: boolean): boolean {
  const names = readNames(source);
  if (names === undefined) return false;
  const { used, kept } = names;
  if ([...used].some((name) => FOREIGN.test(name))) return false;
  // Vitest fakes the date alone with a clock that does not leap.
  if (used.has('vi.setSystemTime') && !used.has('vi.useFakeTimers')) return false;
  return !isDependency || ![...kept].some((name) => CLOCK.test(name));
}
