/** Starts the processes that a run most likely needs while the rest of Assay is still being loaded: they take as long to start. */
import { isKnown } from '../cache/entry-store.ts';
import { forkAhead } from '../host/fork-child.ts';
import { childOf, type EngineName } from '../mutation/engines.ts';
import { suiteChild } from '../vitest/suite-child.ts';

export { userCacheFolder } from '../host/user-cache-folder.ts';

export interface Foreseen {
  /** Absolute path of the folder that holds `specs/`. */
  readonly root: string;
  readonly engine: EngineName;
  /** Where earlier runs wrote what they found out; `undefined` where that is not asked. */
  readonly cacheFolder: string | undefined;
}

/** Where something is known there may be nothing to run. */
export function startAhead({ root, engine, cacheFolder }: Foreseen): void {
  if (cacheFolder !== undefined && isKnown(cacheFolder, root)) return;
  for (const start of [suiteChild(root), childOf(engine, root)]) if (start !== undefined) forkAhead(start);
}
