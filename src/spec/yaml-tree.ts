/** A YAML document as plain nodes with their places: what the checks of this folder see of YAML. */

/** Offsets into the file's text; `start` is inclusive, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly kind: 'map';
  /** In the order written; keys are unique. */
  readonly entries: readonly YamlEntry[];
  readonly byKey: ReadonlyMap<string, YamlEntry>;
  readonly range: Range;
  /** Its text, where it is written in braces. */
  readonly flowSource: string | undefined;
}

export interface YamlEntry {
  /** As written: `1.10` stays `1.10`. */
  readonly key: string;
  readonly keyRange: Range;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly range: Range;
}

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written, without quotes and escapes. */
  readonly source: string;
  /** Neither quoted nor a block. */
  readonly isPlain: boolean;
  /** The comment that follows on the same line, the white space before it included; empty when there is none. */
  readonly comment: string;
  readonly range: Range;
}

export type Path = readonly (string | number)[];

/** Where a path leads, as far as it goes. */
export interface Place {
  readonly node: YamlNode | undefined;
  /** Of the last key on the way; `undefined` when there is none. */
  readonly keyRange: Range | undefined;
  /** The node that holds the last one. */
  readonly parent: YamlNode | undefined;
}

export function placeAt(root: YamlNode, path: Path): Place {
  let place: Place = { node: root, keyRange: undefined, parent: undefined };
  for (const step of path) {
    const parent: YamlNode | undefined = place.node;
    if (parent === undefined) break;
    const entry = parent.kind === 'map' ? parent.byKey.get(String(step)) : undefined;
    const item = parent.kind === 'list' ? parent.items[Number(step)] : undefined;
    if (item !== undefined) place = { node: item, keyRange: undefined, parent };
    else place = { node: entry?.value, keyRange: entry?.keyRange ?? place.keyRange ?? headOf(parent), parent };
  }
  return place;
}

/** Where a reader looks for a node: a scalar's text, a collection's first key or item. */
function headOf(node: YamlNode): Range {
  if (node.kind === 'map') return node.entries[0]?.keyRange ?? node.range;
  const first = node.kind === 'list' ? node.items[0] : undefined;
  return first === undefined ? node.range : headOf(first);
}

/** What to underline for a mistake about a place: its text, else the key that leads to it. */
export function markOf({ node, keyRange }: Place): Range {
  if (node === undefined) return keyRange ?? { start: 0, end: 0 };
  if (node.kind === 'scalar' && node.range.end > node.range.start) return node.range;
  return keyRange ?? headOf(node);
}

/** The node as data. Every key is an own property, `__proto__` too. */
export function plainValueOf(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plainValueOf);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValueOf(value)]));
  }
}

/** Its children, each with the step that leads to it. */
export function childrenOf(node: YamlNode): readonly (readonly [string | number, YamlNode])[] {
  if (node.kind === 'map') return node.entries.map(({ key, value }) => [key, value] as const);
  return node.kind === 'list' ? node.items.map((item, index) => [index, item] as const) : [];
}
