/** Name → engine, loaded only when it is asked for. */
import type { MutationEngine } from './engine.ts';
import { inFolders } from './in-folders.ts';
import { engineChild } from './in-process/engine-child.ts';
import { withPageEngine } from './with-page-engine.ts';

export const ENGINE_NAMES = ['in-process', 'stryker'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export const DEFAULT_ENGINE: EngineName = 'in-process';

const ENGINES: Readonly<Record<EngineName, () => Promise<MutationEngine>>> = {
  'in-process': async () => {
    const { inProcessEngine } = await import('./in-process/in-process-engine.ts');
    return withPageEngine(inProcessEngine, ENGINES.stryker);
  },
  stryker: async () => (await import('./stryker/stryker-engine.ts')).strykerEngine,
};

const loaded = new Map<EngineName, Promise<MutationEngine>>();

/** The same one each time. */
export function loadEngine(name: EngineName): Promise<MutationEngine> {
  const known = loaded.get(name) ?? ENGINES[name]().then(inFolders);
  loaded.set(name, known);
  return known;
}

/** The process that the engine will ask for, where it asks for one. */
export const childOf = (name: EngineName, root: string): ReturnType<typeof engineChild> | undefined =>
  name === 'in-process' ? engineChild(root) : undefined;
