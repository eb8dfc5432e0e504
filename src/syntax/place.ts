/** Babel's places in ours: its columns start at 0, ours at 1. */
import type { Node } from '@babel/types';
import type { FilePath } from '../model/ids.ts';
import type { Location, Position, Span } from '../model/location.ts';

export const positionOf = (place: { readonly line: number; readonly column: number }): Position => ({
  line: place.line,
  column: place.column + 1,
});

export const spanOf = (file: FilePath, node: Node): Span => ({ file, start: startOfNode(node), end: endOfNode(node) });

export const startLocation = (file: FilePath, node: Node): Location => ({ file, ...startOfNode(node) });

export const endLocation = (file: FilePath, node: Node): Location => ({ file, ...endOfNode(node) });

const startOfNode = (node: Node): Position => positionOf(placesOf(node).start);

const endOfNode = (node: Node): Position => positionOf(placesOf(node).end);

function placesOf(node: Node): NonNullable<Node['loc']> {
  if (!node.loc) throw new Error(`A parsed ${node.type} has no place.`);
  return node.loc;
}
