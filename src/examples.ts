/** What test files import: `assay/vitest`. */
import { specFilesIn, specRoots } from './host/spec-folders.ts';
import { rowsIn, whyUnknown } from './spec/data-rows.ts';
import { rowGiver } from './vitest/given-rows.ts';

/**
 * The rows that the specs state for a behaviour under `examples`, without a call. Each call gives copies of its own.
 *
 * `Row` is what one of them looks like; without it, values are `unknown`.
 * @example it.each(examples<{ endedDaysAgo: number; total: number }>('VOUCHER-1'))('VOUCHER-1: …', ({ endedDaysAgo, total }) => …)
 * @throws {Error} when no spec in a `specs` folder above the test file states such rows: where it looked, and what to do.
 */
export function examples<Row extends object = Readonly<Record<string, unknown>>>(behaviour: string): Row[];
export function examples(behaviour: string): object[] {
  return structuredClone([...(rowGiver()?.(behaviour) ?? writtenRows(behaviour))]);
}

/** Outside of Assay's runs. */
function writtenRows(behaviour: string): readonly object[] {
  const { stack = '' } = new Error();
  const places = specRoots(stack).map((root) => ({ root, specs: specFilesIn(root) }));
  for (const { root, specs } of places) {
    const found = rowsIn(specs, behaviour);
    if (found?.kind === 'rows') return found.rows;
    if (found?.kind === 'none') throw new Error(`${found.reason} (Read in ${root}.)`);
  }
  const [nearest] = places;
  if (nearest === undefined)
    throw new Error(
      `examples(${JSON.stringify(behaviour)}) found no folder \`specs\`, neither above the test file nor above the folder that Vitest was started in.`,
    );
  const hint = whyUnknown(
    places.flatMap(({ specs }) => specs),
    behaviour,
  );
  throw new Error(
    `No spec states a behaviour ${behaviour}: examples() looked in ${places.map(({ root }) => `${root}/specs`).join(', ')}. ${hint}`.trim(),
  );
}
