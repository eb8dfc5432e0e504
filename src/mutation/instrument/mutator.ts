import type { Node } from '@babel/types';

/** Makes mutants of a node: of Stryker's own interface, what is used here. */
export interface Mutator {
  readonly name: string;
  readonly mutate: (path: { readonly node: Node; readonly parent: Node | null }, context: unknown) => Iterable<Node>;
  /** Whether its mutant stays, given all mutants inside the same node; it always stays when `undefined`. */
  readonly filter?: (inside: readonly { readonly mutatorName: string }[]) => boolean;
}
