/**
 * The worked examples in a docstring of HumanEvalPack: `f(1, 2) => 3`, `>>> f(1, 2)` with the value on the next line,
 * `For a = 1, b = 2 the output should be 3`, `Input: a = 1, b = 2` with `Output: 3` behind it, and their kin.
 */
import { parseExpression } from '@babel/parser';
import type { Expression, Node, ObjectProperty, SpreadElement } from '@babel/types';

export interface WorkedExample {
  /** An expression that calls the function, with literal arguments only. */
  readonly call: string;
  readonly value: unknown;
}

/** What stands between a call and its value. */
const SEPARATOR =
  /^\)?[ \t]*(?:#[ \t]*)?(?:=>|==>|===|==|=|->|➞|➡|should return|will return|returns|return|should be|is|:)?[ \t]*/;

/**
 * Well formed is a call with literal arguments behind which a literal stands, on its line or, behind `>>>`, on the next one. The rest of
 * the docstring is prose.
 */
export function readWorkedExamples(docstring: string, name: string): readonly WorkedExample[] {
  const examples: WorkedExample[] = [];
  for (let at = docstring.indexOf(`${name}(`); at !== -1; at = docstring.indexOf(`${name}(`, at + 1)) {
    if (/[\w$.(]$/.test(docstring.slice(0, at).slice(-1))) continue;
    const example = exampleAt(docstring, at, isPrompt(docstring, at));
    if (example !== undefined) examples.push(example);
  }
  return withoutContradictions([...examples, ...namedExamples(docstring, name)]);
}

const NAMED_INPUTS = [
  /For (\w+ = .+?),? +the (?:output|result) should be (.+)/g,
  /Input: *\n?([^]*?)\n *Output: *(.+)/g,
];

/** The arguments stand there by name or by themselves, in the order of the parameters. */
function namedExamples(docstring: string, name: string): readonly WorkedExample[] {
  return NAMED_INPUTS.flatMap((pattern) =>
    [...docstring.matchAll(pattern)].flatMap(([, inputs = '', output = '']) => {
      const values = inputs
        .split(/(?:^|[,\n])\s*\w+ *[=:](?!=)/)
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .map((text) => parsedAs(text) && text);
      const call = `${name}(${values.join(', ')})`;
      const example = values.includes(undefined) ? undefined : exampleAt(`${call} => ${output}`, 0, false);
      return example ?? [];
    }),
  );
}

const isPrompt = (text: string, at: number): boolean => /(?:^|\n)[ \t]*>>>[ \t]*$/.test(text.slice(0, at));

function exampleAt(text: string, at: number, hasPrompt: boolean): WorkedExample | undefined {
  const end = endOfCall(text, at);
  const call = end === undefined ? undefined : text.slice(at, end);
  if (end === undefined || call === undefined || !isLiteralCall(call)) return undefined;
  const value = valueBehind(text.slice(end), hasPrompt);
  return value && { call, value: value.value };
}

function isLiteralCall(text: string): boolean {
  const parsed = parsedAs(text);
  return (
    parsed?.type === 'CallExpression' &&
    parsed.arguments.every((argument) => literalOf(argument, 'argument') !== undefined)
  );
}

function valueBehind(rest: string, hasPrompt: boolean): Literal | undefined {
  const line = firstLine(rest);
  if (hasPrompt && /^[ \t]*(?:#.*)?$/.test(line)) return readValue(rest.slice(line.length + 1));
  const [separator = ''] = SEPARATOR.exec(line) ?? [];
  return /[^\s)]/.test(separator) ? readValue(line.slice(separator.length)) : undefined;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/** Behind the bracket that closes the call. */
function endOfCall(text: string, start: number): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if ('([{'.includes(character)) {
      depth += 1;
    } else if (')]}'.includes(character)) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}

/** A literal and nothing else but a remark: what is read for less may be a part of something longer. */
function readValue(text: string): Literal | undefined {
  const line = firstLine(text).trim();
  const bare = line.replace(/\s*#.*$/, '');
  // A sum that is worked out: the last part is the value.
  const worked = /^[\d\s+*-]+=\s*(-?\d+)$/.exec(line)?.[1];
  for (const candidate of [line, bare, bare.replace(/[.,;]$/, ''), worked]) {
    const parsed = candidate && parsedAs(candidate);
    const literal = parsed && literalOf(parsed, 'value');
    if (literal) return literal;
  }
  return undefined;
}

function parsedAs(text: string): Expression | undefined {
  try {
    return parseExpression(text, { createParenthesizedExpressions: true });
  } catch {
    return undefined;
  }
}

const NAMED: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
]);

type Role = 'argument' | 'value';

interface Literal {
  readonly value: unknown;
}

/** The docstrings come from Python; of its `(1, 2)` nobody can say what it is in JavaScript, so it is no literal. */
function literalOf(node: Node, role: Role): Literal | undefined {
  switch (node.type) {
    case 'NumericLiteral':
    case 'StringLiteral':
    case 'BooleanLiteral':
      return { value: node.value };
    case 'NullLiteral':
      return { value: null };
    case 'Identifier':
      return role === 'value' && NAMED.has(node.name) ? { value: NAMED.get(node.name) } : undefined;
    case 'UnaryExpression':
      return negated(node.operator, literalOf(node.argument, role));
    case 'ParenthesizedExpression':
      return literalOf(node.expression, role);
    case 'ArrayExpression':
      return listOf(node.elements, role);
    case 'ObjectExpression':
      return recordOf(node.properties, role);
    default:
      return undefined;
  }
}

const negated = (operator: string, literal: Literal | undefined): Literal | undefined =>
  operator === '-' && typeof literal?.value === 'number' ? { value: -literal.value } : undefined;

function listOf(elements: readonly (Node | null)[], role: Role): { readonly value: unknown[] } | undefined {
  const literals = elements.flatMap((element) => (element && literalOf(element, role)) ?? []);
  return literals.length === elements.length ? { value: literals.map(({ value }) => value) } : undefined;
}

function recordOf(
  properties: readonly (ObjectProperty | SpreadElement | Node)[],
  role: Role,
): { readonly value: object } | undefined {
  const entries: [string, unknown][] = [];
  for (const property of properties) {
    if (property.type !== 'ObjectProperty' || property.computed) return undefined;
    const value = literalOf(property.value, role);
    const key = property.key.type === 'Identifier' ? property.key.name : literalOf(property.key, role)?.value;
    if (value === undefined || (typeof key !== 'string' && typeof key !== 'number')) return undefined;
    // Of two equal keys JavaScript keeps one and Python means the other.
    if (entries.some(([known]) => known === String(key))) return undefined;
    entries.push([String(key), value.value]);
  }
  return { value: Object.fromEntries(entries) };
}

/** One call, one value: of two the docstring means neither. */
function withoutContradictions(examples: readonly WorkedExample[]): readonly WorkedExample[] {
  const values = Map.groupBy(examples, ({ call }) => call.replaceAll(/\s/g, ''));
  return [...values.values()].flatMap((same) => {
    const [first] = same;
    const isOne = new Set(same.map(({ value }) => JSON.stringify(value))).size === 1;
    return first !== undefined && isOne ? [first] : [];
  });
}
