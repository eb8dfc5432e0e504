/** How `examples` of `assay/vitest` learns in a run of Assay's which rows it gives. Loaded by the examined project's Vitest. */

/** The rows of a behaviour; `undefined` when it has none. */
export type RowGiver = (behaviour: string) => readonly object[] | undefined;

/** Two copies of this module may be loaded: one with the tests, one with the runner. */
const KEY = Symbol.for('assay.rows');

/** `undefined` outside of Assay's runs. */
export function rowGiver(): RowGiver | undefined {
  const given: unknown = Reflect.get(globalThis, KEY);
  if (typeof given !== 'function') return undefined;
  return (behaviour) => {
    const rows: unknown = Reflect.apply(given, undefined, [behaviour]);
    return Array.isArray(rows) ? rows : undefined;
  };
}

export function giveRows(giver: RowGiver): void {
  Reflect.set(globalThis, KEY, giver);
}
