/** The nodes and all that they lead to, directly or not. */
export function reachableFrom<Node>(
  starts: Iterable<Node>,
  next: ReadonlyMap<Node, readonly Node[]>,
): ReadonlySet<Node> {
  const reached = new Set(starts);
  for (const node of reached) for (const following of next.get(node) ?? []) reached.add(following);
  return reached;
}
