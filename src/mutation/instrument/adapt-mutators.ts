import type { Node } from '@babel/types';
import type { RowId } from '../../model/ids.ts';
import type { Mutator } from './mutator.ts';
import { NUMERIC_LITERAL, numericLiteralMutator } from './numeric-literal-mutator.ts';

/** Makes Stryker's list of mutators ours, in place. */
export function adaptMutators(mutators: Mutator[]): void {
  if (mutators.some(({ name }) => name === NUMERIC_LITERAL)) return;
  mutators.splice(0, mutators.length, ...[...mutators, numericLiteralMutator].map(adapt));
}

/** The mutator that makes a wrong behaviour which a person stated. */
export const neverName = (row: RowId): string => `${NEVER}${row}`;
const isNever = (name: string): boolean => name.startsWith(NEVER);
const NEVER = 'never.';

const adapt = ({ name, mutate, filter }: Mutator): Mutator => ({
  name,
  mutate: (path, context) => (isValue(path) ? mutate(path, context) : []),
  // What steps back where there are other mutants must not do so for ours: what Stryker finds by itself is always there.
  ...(filter && {
    filter: (inside) =>
      filter(inside.filter(({ mutatorName }) => mutatorName !== NUMERIC_LITERAL && !isNever(mutatorName))),
  }),
});

/** Stryker also mutates these, and then fails on the whole file, since no switch can stand there. */
const HOLDERS_OF_NAMES = ['TSLiteralType', 'ExportSpecifier', 'ExportNamespaceSpecifier'];

const isValue = ({ node, parent }: { readonly node: Node; readonly parent: Node | null }): boolean =>
  parent === null || !(HOLDERS_OF_NAMES.includes(parent.type) || isPlainKey(parent, node));

const isPlainKey = (parent: Node, node: Node): boolean =>
  'key' in parent && parent.key === node && !('computed' in parent && parent.computed);
