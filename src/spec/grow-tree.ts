/** The `yaml` package's nodes → our tree, with what YAML allows and specs do not: duplicate keys, tags, merge keys, bombs. */
import { isAlias, isMap, isPair, isScalar, isSeq, type Document, type Pair, type Scalar } from 'yaml';
import type { Mistake, TextLines } from './mistake.ts';
import { quotedLine } from './quoted-form.ts';
import type { Range, YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

const MAX_ALIASES = 100;
const MAX_DEPTH = 60;
const CORE_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;
/** Sticky, because cutting each line out of a file that is one long line takes quadratic time. */
const TRAILING_COMMENT = /[ \t]*#[^\r\n]*/y;
const NOTHING: Range = { start: 0, end: 0 };

export interface GrownTree {
  /** `undefined` when the document holds nothing. */
  readonly root: YamlNode | undefined;
  readonly mistakes: readonly Mistake[];
}

export function growTree(document: Document, text: string, lines: TextLines): GrownTree {
  const grower = new TreeGrower(text, lines);
  const { contents } = document;
  const root = contents === null || isEmptyScalar(contents) ? undefined : grower.grow(contents, 0);
  return { root, mistakes: grower.mistakes };
}

const isEmptyScalar = (node: unknown): boolean => isScalar(node) && node.value === null && node.source === '';

/** A node under an anchor; `undefined` while it is still being read. */
interface Anchored {
  readonly node: YamlNode | undefined;
  /** How many aliases a reader of the expanded node would meet. */
  readonly aliases: number;
}

class TreeGrower {
  readonly mistakes: Mistake[] = [];
  readonly #text: string;
  readonly #lines: TextLines;
  readonly #anchors = new Map<string, Anchored>();
  #aliases = 0;

  constructor(text: string, lines: TextLines) {
    this.#text = text;
    this.#lines = lines;
  }

  grow(node: unknown, depth: number): YamlNode {
    const range = rangeOf(node);
    if (depth > MAX_DEPTH) return this.#refuse(range, `Values may be nested at most ${MAX_DEPTH} levels deep.`);
    if (isAlias(node)) return this.#resolve(node.source, range);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return emptyScalar(range);
    this.#checkTag(node.tag, range);
    if (node.anchor === undefined) return this.#growContent(node, depth);
    const before = this.#aliases;
    this.#anchors.set(node.anchor, { node: undefined, aliases: 0 });
    const grown = this.#growContent(node, depth);
    this.#anchors.set(node.anchor, { node: grown, aliases: this.#aliases - before });
    return grown;
  }

  #growContent(node: unknown, depth: number): YamlNode {
    const range = rangeOf(node);
    if (isMap(node)) {
      const flowSource = node.flow === true ? this.#text.slice(range.start, range.end) : undefined;
      return { kind: 'map', ...this.#entries(node.items, depth), range, flowSource };
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.#growItem(item, depth)), range };
    return isScalar(node) ? this.#scalar(node, range) : emptyScalar(range);
  }

  /** In a list in brackets, `[a: b]` holds a pair without braces. */
  #growItem(item: unknown, depth: number): YamlNode {
    if (!isPair(item)) return this.grow(item, depth + 1);
    const range = { start: rangeOf(item.key).start, end: Math.max(rangeOf(item.key).end, rangeOf(item.value).end) };
    return { kind: 'map', ...this.#entries([item], depth + 1), range, flowSource: undefined };
  }

  #entries(pairs: readonly Pair[], depth: number): Pick<YamlMap, 'entries' | 'byKey'> {
    const byKey = new Map<string, YamlEntry>();
    for (const pair of pairs) {
      const entry = this.#entry(pair, depth);
      if (entry === undefined) continue;
      const first = byKey.get(entry.key);
      if (first === undefined) byKey.set(entry.key, entry);
      else this.#refuseDuplicate(entry, first);
    }
    return { entries: [...byKey.values()], byKey };
  }

  #entry(pair: Pair, depth: number): YamlEntry | undefined {
    const keyRange = rangeOf(pair.key);
    const value = pair.value === null ? emptyScalar(keyRange) : this.grow(pair.value, depth + 1);
    if (!isScalar(pair.key) || pair.key.tag !== undefined) {
      this.#refuse(keyRange, 'A key has to be plain text.', 'Write `key: value`.');
      return undefined;
    }
    const key = pair.key.source ?? String(pair.key.value);
    const isPlain = pair.key.type === 'PLAIN';
    if (key === '' && isPlain) this.#refuse(keyRange, 'The key before this `:` is missing.', 'Write `key: value`.');
    if (key === '<<' && isPlain)
      this.#refuse(keyRange, 'Merge keys (`<<`) are not supported.', 'Write the fields out.');
    return { key, keyRange, value };
  }

  #refuseDuplicate({ key, keyRange }: YamlEntry, first: YamlEntry): void {
    const { line } = this.#lines.positionAt(first.keyRange.start);
    this.#refuse(keyRange, `The key \`${key}\` is here twice; first on line ${line}.`, 'Rename one, or remove it.');
  }

  #scalar(node: Scalar, range: Range): YamlScalar {
    const { value } = node;
    TRAILING_COMMENT.lastIndex = range.end;
    const comment = TRAILING_COMMENT.exec(this.#text);
    return {
      kind: 'scalar',
      value: isScalarValue(value) ? value : (node.source ?? ''),
      source: node.source ?? '',
      isPlain: node.type === 'PLAIN' || node.type === undefined,
      comment: comment?.[0] ?? '',
      range,
    };
  }

  #resolve(name: string, range: Range): YamlNode {
    const anchored = this.#anchors.get(name);
    if (anchored === undefined) {
      const message = `There is no anchor \`&${name}\` above this \`*${name}\`.`;
      return this.#refuse(range, message, this.#quotedLine(range.start));
    }
    if (anchored.node === undefined) return this.#refuse(range, `\`*${name}\` stands inside what it repeats.`);
    const before = this.#aliases;
    this.#aliases += 1 + anchored.aliases;
    if (this.#aliases <= MAX_ALIASES) return anchored.node;
    const isFirst = before <= MAX_ALIASES;
    if (!isFirst) return emptyScalar(range);
    return this.#refuse(
      range,
      `A file may repeat values with at most ${MAX_ALIASES} aliases.`,
      'Write the values out.',
    );
  }

  #checkTag(tag: string | undefined, range: Range): void {
    if (tag === undefined || CORE_TAG.test(tag)) return;
    const start = this.#text.lastIndexOf('!', range.start);
    this.#refuse({ start, end: range.start }, 'Tags (`!…`) are not supported.', this.#quotedLine(start));
  }

  #quotedLine(offset: number): string | undefined {
    return quotedLine(this.#lines.lineOf(this.#lines.positionAt(offset).line).trim());
  }

  #refuse(range: Range, message: string, hint?: string): YamlNode {
    this.mistakes.push({ message, hint, range });
    return emptyScalar(range);
  }
}

function rangeOf(node: unknown): Range {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return NOTHING;
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

const isScalarValue = (value: unknown): value is YamlScalar['value'] =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const emptyScalar = (range: Range): YamlScalar => ({
  kind: 'scalar',
  value: null,
  source: '',
  isPlain: true,
  comment: '',
  range: { start: range.start, end: range.start },
});
