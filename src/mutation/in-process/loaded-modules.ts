/** Which modules Vitest has loaded for the file that it is at, as its own records say; these are no public API. */
import type { LoadedModules } from './dependency-hooks.ts';

export function loadedModules(runner: object): LoadedModules {
  const evaluated = field(field(runner, 'workerState'), 'evaluatedModules');
  const nodes: unknown = evaluated && Reflect.get(evaluated, 'idToModuleMap');
  const external: string[] = [];
  const inlined: string[] = [];
  for (const [id, node] of nodes instanceof Map ? nodes : []) {
    // One that was loaded for an earlier file stays known.
    if (typeof id !== 'string' || field(node, 'exports') === undefined) continue;
    const meta = field(node, 'meta');
    const url: unknown = meta && Reflect.get(meta, 'externalize');
    if (typeof url === 'string') external.push(url);
    else inlined.push(id);
  }
  return { external, inlined };
}

function field(owner: unknown, key: string): object | undefined {
  if (typeof owner !== 'object' || owner === null) return undefined;
  const value: unknown = Reflect.get(owner, key);
  return typeof value === 'object' && value !== null ? value : undefined;
}
