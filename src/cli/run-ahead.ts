/** Looks at the arguments before the commands that will read them are loaded. */
import { DEFAULT_ENGINE } from '../mutation/engines.ts';
import { startAhead } from '../pipeline/start-ahead.ts';
import { usualCacheFolder } from './cache-folder.ts';
import { findRoot } from './find-root.ts';

const RUNNING = new Set<string | undefined>(['check', 'baseline']);
/** With these nothing is run, or it is not known yet what. */
const OTHERWISE = /^(?:-h|--help|--no-mutation|--from|--cache|--engine)(?:=|$)/;

/** Starts what the command most likely needs. A guess that is wrong costs time, and nothing else. */
export function runAhead(args: readonly string[]): void {
  if (!isRun(args)) return;
  const cacheFolder = args.includes('--no-cache') ? undefined : usualCacheFolder();
  startAhead({ root: findRoot(process.cwd()), engine: DEFAULT_ENGINE, cacheFolder });
}

/** Whether tests will be run with the usual engine. */
export const isRun = ([command, ...flags]: readonly string[]): boolean =>
  RUNNING.has(command) && !flags.some((flag) => OTHERWISE.test(flag));
