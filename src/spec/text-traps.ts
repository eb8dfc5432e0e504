/** Text that YAML reads without a word of complaint, and otherwise than its author meant it. */
import { expressionError, statementsError } from '../syntax/parse-expression.ts';
import { roleOf } from './field-role.ts';
import type { Mistake } from './mistake.ts';
import { nearestKey } from '../util/nearest-key.ts';
import { quoted, quotedEntry } from './quoted-form.ts';
import { childrenOf, type Path, type YamlNode, type YamlScalar } from './yaml-tree.ts';

interface Visited<Node extends YamlNode> {
  readonly node: Node;
  readonly path: Path;
  readonly parent: YamlNode | undefined;
}

type Trap = (visited: Visited<YamlScalar>) => Mistake | undefined;

/** The first that applies is reported. */
const TRAPS: readonly Trap[] = [cutByComment, forgottenOutcome, cutByComma, leadingZero, longInteger, wordOfJavaScript];

export function textTraps(root: YamlNode): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  visit({ node: root, path: [], parent: undefined }, mistakes, new Set());
  return mistakes;
}

/** `seen` keeps a node under an anchor from being judged once for each of its aliases. */
function visit({ node, path, parent }: Visited<YamlNode>, mistakes: Mistake[], seen: Set<YamlNode>): void {
  if (seen.has(node)) return;
  seen.add(node);
  const mistake = node.kind === 'scalar' ? trapOf({ node, path, parent }) : splitSentence(node, path);
  if (mistake !== undefined) mistakes.push({ path, ...mistake });
  else
    for (const [step, child] of childrenOf(node))
      visit({ node: child, path: [...path, step], parent: node }, mistakes, seen);
}

function trapOf(visited: Visited<YamlScalar>): Mistake | undefined {
  if (!visited.node.isPlain) return undefined;
  for (const trap of TRAPS) {
    const mistake = trap(visited);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

/** A `#` after white space starts a comment, also in the middle of code. */
function cutByComment({ node, path }: Visited<YamlScalar>): Mistake | undefined {
  const { comment, source, range } = node;
  const role = roleOf(path);
  if (comment === '' || role === 'data') return undefined;
  const isDirect = role === 'code' ? /^\s*#\S/.test(comment) : /^\s*#\d/.test(comment);
  const isBroken = role === 'code' && source !== '' && !isWhole(source, path);
  if (!isDirect && !isBroken) return undefined;
  const isPath = path.includes('code') && source !== '';
  const text = `${source}${isPath ? comment.trim() : comment.trimEnd()}`.trim();
  return {
    message: 'The text is cut short here: ` #` starts a comment.',
    hint: quotedEntry(path.at(-1), text),
    range: { start: range.start, end: range.end + comment.trimEnd().length },
  };
}

function isWhole(source: string, path: Path): boolean {
  const field = path.at(-1);
  if (field === 'setup') return statementsError(source) === undefined;
  const isExpression = path.includes('instead') || field === 'call' || field === 'holds' || field === 'js';
  if (isExpression) return expressionError(source) === undefined;
  return field === 'message' ? !/^\/[^/]*$/.test(source) : isBalanced(source);
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Whether every bracket and every quote that opens is closed. */
function isBalanced(source: string): boolean {
  const open: string[] = [];
  for (const character of source.replace(/\\./g, '').replace(/(["'`])[^"'`]*\1/g, '')) {
    const opening = Object.hasOwn(PAIRS, character) ? PAIRS[character] : undefined;
    if (opening === undefined && !'([{"\'`'.includes(character)) continue;
    if (opening === undefined) open.push(character);
    else if (open.pop() !== opening) return false;
  }
  return open.length === 0;
}

/** A longer text than this is no expression that somebody forgot to quote. */
const MAX_CUT = 2000;

/** In a map in braces, a comma ends the value: `{ add: (a, b) => a }` has the keys `add` and `b) => a`. */
function cutByComma({ node, path, parent }: Visited<YamlScalar>): Mistake | undefined {
  if (parent?.kind !== 'map' || parent.flowSource === undefined || roleOf(path) !== 'code') return undefined;
  const range = { start: node.range.start, end: parent.range.end - 1 };
  if (range.end - range.start > MAX_CUT || isWhole(node.source, path)) return undefined;
  const rest = parent.flowSource.slice(range.start - parent.range.start, -1).trimEnd();
  if (!rest.includes(',') || !isWhole(rest, path)) return undefined;
  return {
    message: 'The text is cut short at its first comma: in braces, a comma starts the next key.',
    hint: quotedEntry(path.at(-1), rest),
    range: { start: range.start, end: range.start + rest.length },
    path: path.slice(0, -1),
  };
}

/** An empty value is `null` for YAML; as an outcome it is more likely forgotten. */
function forgottenOutcome({ node, path }: Visited<YamlScalar>): Mistake | undefined {
  const field = path.at(-1);
  if (node.source !== '' || (field !== 'returns' && field !== 'matches') || roleOf(path) !== 'data') return undefined;
  return { message: `\`${field}\` is empty.`, hint: '`returns: null` or `returns-nothing: true`.', range: node.range };
}

function leadingZero({ node, path }: Visited<YamlScalar>): Mistake | undefined {
  if (typeof node.value !== 'number' || !/^[-+]?0\d/.test(node.source)) return undefined;
  return {
    message: `YAML reads \`${node.source}\` as the number ${node.value}.`,
    hint: quotedEntry(path.at(-1), node.source),
    range: node.range,
  };
}

function longInteger({ node, path }: Visited<YamlScalar>): Mistake | undefined {
  if (typeof node.value !== 'number' || !/^[-+]?\d+$/.test(node.source) || Number.isSafeInteger(node.value))
    return undefined;
  return {
    message: `\`${node.source}\` is too long for a number and loses digits.`,
    hint:
      path.at(-1) === 'returns'
        ? `returns: { js: ${quoted(`${node.source}n`)} }`
        : quotedEntry(path.at(-1), node.source),
    range: node.range,
  };
}

const YAML_WORDS: Readonly<Record<string, string>> = { NaN: '.nan', Infinity: '.inf', '-Infinity': '-.inf' };

/** In code these words are themselves; anywhere else YAML takes them for text. */
function wordOfJavaScript({ node, path }: Visited<YamlScalar>): Mistake | undefined {
  const role = roleOf(path);
  const word = node.source;
  if (role === 'code' || node.value !== word) return undefined;
  const message = `YAML reads \`${word}\` as a text.`;
  if (word === 'undefined') {
    const inCall =
      role === 'data' ? 'Only code can say it: write the arguments into `call`.' : quotedEntry(path.at(-1), word);
    const hint = path.at(-1) === 'returns' ? 'returns-nothing: true' : inCall;
    return { message, hint, range: node.range };
  }
  const meant = Object.hasOwn(YAML_WORDS, word) ? YAML_WORDS[word] : undefined;
  if (role !== 'data' || meant === undefined) return undefined;
  return {
    message,
    hint: typeof path.at(-1) === 'string' ? `${String(path.at(-1))}: ${meant}` : meant,
    range: node.range,
  };
}

const BEHAVIOUR_KEYS = ['must', 'why', 'code', 'examples', 'never', 'tests', 'status'] as const;
const NEVER_KEYS = ['name', 'replace', 'with', 'instead'] as const;

/** A sentence with `: ` in it, where a map is possible too, silently becomes a map of one entry. */
function splitSentence(node: YamlNode, path: Path): Mistake | undefined {
  const known = keysBeside(path);
  const [entry, ...others] = node.kind === 'map' ? node.entries : [];
  if (known === undefined || entry?.value.kind !== 'scalar' || others.length > 0) return undefined;
  if (nearestKey(entry.key, known) !== undefined) return undefined;
  return {
    message: 'The sentence has `: ` in it, so YAML takes its start for a key.',
    hint: quotedEntry(path.at(-1), `${entry.key}: ${entry.value.source}`),
    range: { start: entry.keyRange.start, end: Math.max(entry.keyRange.end, entry.value.range.end) },
  };
}

function keysBeside(path: Path): readonly string[] | undefined {
  if (path[0] !== 'behaviours') return undefined;
  if (path.length === 2 && typeof path[1] === 'string') return BEHAVIOUR_KEYS;
  return path.length === 4 && path[2] === 'never' ? NEVER_KEYS : undefined;
}
