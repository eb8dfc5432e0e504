/** Gives Vite the instrumented text of a module in place of what is on disk. Nothing is written. */
import { join } from 'node:path';
import type { Vitest } from 'vitest/node';
import type { InstrumentedFile } from '../instrument/instrument-sources.ts';

/** Without a map where everything stands where it did. */
export type ServedFile = Omit<InstrumentedFile, 'map'> & { readonly map: InstrumentedFile['map'] | null };

/**
 * Every environment of every project is served, whichever config it comes from; a plugin of ours would be known to the root's only.
 * From then on: what is given to the function that comes back. All that the user's plugins do to a module they do to the instrumented one.
 */
export function serveInstrumented(vitest: Vitest, root: string): (files: readonly ServedFile[]) => void {
  const served = new Map<string, Pick<ServedFile, 'code' | 'map'>>();
  const servers = new Set([vitest.getRootProject(), ...vitest.projects].map(({ vite }) => vite));
  for (const server of servers) {
    for (const { pluginContainer } of Object.values(server.environments)) {
      const load = pluginContainer.load.bind(pluginContainer);
      pluginContainer.load = async (id) => served.get(id) ?? load(id);
    }
  }
  return (files) => {
    for (const { path, code, map } of files) served.set(join(root, path), { code, map });
  };
}
