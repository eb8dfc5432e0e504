import { traverseFast, VISITOR_KEYS } from '@babel/types';
import type { Node } from '@babel/types';

/** The nodes around a node, from `root` inwards to its parent; empty when it does not lie in `root`. */
export function ancestorsOf(node: Node, root: Node): readonly Node[] {
  const ancestors: Node[] = [];
  let current: Node | undefined = lies(node, root) ? root : undefined;
  while (current !== undefined && current !== node) {
    ancestors.push(current);
    current = childrenOf(current).find((child) => lies(node, child));
  }
  return current === node ? ancestors : [];
}

const childrenOf = (node: Node): readonly Node[] =>
  (VISITOR_KEYS[node.type] ?? []).flatMap((key) => {
    const part: unknown = Reflect.get(node, key);
    return (Array.isArray(part) ? part : [part]).filter(isNode);
  });

const isNode = (part: unknown): part is Node => typeof part === 'object' && part !== null && 'type' in part;

const lies = (inner: Node, outer: Node): boolean =>
  (outer.start ?? 0) <= (inner.start ?? 0) && (inner.end ?? 0) <= (outer.end ?? 0);

/** Whether a node or a part of it is wanted. */
export const someNode = (root: Node, isWanted: (node: Node) => boolean): boolean =>
  traverseFast(root, (node) => (isWanted(node) ? traverseFast.stop : undefined));

/** How often a name is written in some nodes, where it is declared included. */
export function countName(name: string, roots: readonly Node[]): number {
  let count = 0;
  for (const root of roots)
    traverseFast(root, (node) => {
      if (node.type === 'Identifier' && node.name === name) count += 1;
    });
  return count;
}
