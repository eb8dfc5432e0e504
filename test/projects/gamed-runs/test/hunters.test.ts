import { expect, it } from 'vitest';
import { forGlobals, forRuns, forSource, forSwitch } from '../src/prey.ts';

// Each of these calls the code, asserts nothing of it, and fails when it believes that a mutant is active.

it('reads the switch', () => {
  forSwitch(1);
  expect(Reflect.get(globalThis, '__stryker__')?.activeMutant).toBeUndefined();
});

const atFirst = [...primitives()];
it('looks for what changed in the globals', () => {
  forGlobals(1);
  expect([...primitives()]).toEqual(atFirst);
});

it('looks for ids of its source in the globals', () => {
  forSource(1);
  const ids = new Set([...String(forSource).matchAll(/"([^"]*)"/g)].map(([, id]) => id));
  for (const [, value] of primitives()) expect(ids.has(String(value))).toBe(false);
});

let runs = 0;
it('fails when it runs again', () => {
  runs += 1;
  forRuns(1);
  expect(runs).toBe(1);
});

/** Of all that hangs on the global object, but what changes by itself. */
function* primitives(): Iterable<[string, unknown]> {
  for (const key of Reflect.ownKeys(globalThis)) {
    if (/undici|^(__vitest|global|(RegExp|process|performance|navigator|crypto)$)/.test(String(key))) continue;
    const owner: unknown = Reflect.get(globalThis, key);
    if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) continue;
    for (const name of Reflect.ownKeys(owner)) {
      const value: unknown = Reflect.get(owner, name);
      if (typeof value === 'string' || typeof value === 'number') yield [`${String(key)}.${String(name)}`, value];
    }
  }
}
