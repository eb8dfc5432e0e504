import { isFunction, traverseFast } from '@babel/types';
import type { Node } from '@babel/types';

/** Loops come to the same statements time and again. */
const KNOWN = new WeakMap<Node, boolean>();

/** Whether a statement may end the function around it with a value. */
export function mayReturn(statement: Node): boolean {
  const known = KNOWN.get(statement);
  if (known !== undefined) return known;
  const found = traverseFast(statement, (node) => {
    if (isFunction(node)) return traverseFast.skip;
    return node.type === 'ReturnStatement' && node.argument ? traverseFast.stop : undefined;
  });
  KNOWN.set(statement, found);
  return found;
}
