/** What computing is made of: how much of it is worth being called one's own, and of which kinds it is. */
import { type Trail } from './values.ts';
import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import { memberName } from '../../syntax/static-name.ts';
import type { Ledger } from './ledger.ts';

/** What the test's side computes of one value, and not of another one that it hands in. */
export const ownSteps = (expected: Trail, actual: Trail, { notes }: Ledger): ReadonlySet<Node> =>
  new Set([...expected.steps].filter((node) => notes.get(node)?.isSubject === false && !actual.steps.has(node)));

/** One for each operator, condition and call; what any code does with a value tells nothing. */
export function workOf(steps: ReadonlySet<Node>): number {
  let weight = 0;
  for (const node of steps) weight += weightOf(node);
  return weight;
}

const PLAIN_CALLS = /^(?:slice|keys|values|entries|from|has|concat|next|at|String|of|parse|stringify)$/;

function weightOf(node: Node): number {
  switch (node.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
      return PLAIN_CALLS.test(calledName(node.callee)) ? 0 : 1;
    case 'TemplateLiteral':
      return Math.max(0, node.expressions.length - 1);
    case 'UnaryExpression':
      return 0.5;
    case 'UpdateExpression':
      return 0;
    default:
      return 1;
  }
}

const calledName = (callee: Node): string => {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression'
    ? (memberName(callee) ?? '')
    : '';
};

/** The kinds of operations in some steps, whatever way they are written. */
export const kindsIn = (steps: Iterable<Node>): ReadonlySet<string> => {
  const kinds = new Set<string>();
  for (const node of steps) {
    const kind = kindOf(node);
    if (kind !== undefined) kinds.add(kind);
  }
  return kinds;
};

function kindOf(node: Node): string | undefined {
  switch (node.type) {
    case 'BinaryExpression':
      return KINDS.get(node.operator) ?? node.operator;
    case 'AssignmentExpression':
      return KINDS.get(node.operator.slice(0, -1)) ?? node.operator.slice(0, -1);
    case 'UpdateExpression':
      return KINDS.get(node.operator.slice(1));
    case 'TemplateLiteral':
      return 'add';
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return 'lookup';
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const name = isRejoined(node) ? 'replace' : calledName(node.callee);
      return LOOPS.has(name) ? undefined : (KINDS.get(name) ?? name);
    }
    default:
      return undefined;
  }
}

/** `text.split(from).join(to)` */
function isRejoined({ callee }: CallExpression | OptionalCallExpression): boolean {
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'join') return false;
  return callee.object.type === 'CallExpression' && calledName(callee.object.callee) === 'split';
}

const kinds = (kind: string, names: string): readonly (readonly [string, string])[] =>
  names.split(' ').map((name) => [name, kind]);

const KINDS: ReadonlyMap<string, string> = new Map([
  ...kinds('add', '+ concat join padStart padEnd'),
  ...kinds('subtract', '-'),
  ...kinds('order', '< <= > >= max min'),
  ...kinds('equal', '=== !== == !='),
  ...kinds('round', 'round floor ceil trunc toFixed'),
  ...kinds('member', 'includes indexOf some has find findIndex lastIndexOf startsWith endsWith test'),
  ...kinds('replace', 'replace replaceAll split'),
  ...kinds('sort', 'sort toSorted'),
  ...kinds('reverse', 'reverse toReversed'),
  ...kinds('part', 'slice substring substr at charAt'),
  ...kinds('power', '** pow'),
  ...kinds('lookup', 'get'),
]);

/** What a loop does without a name. */
const LOOPS: ReadonlySet<string> = new Set(
  'map filter forEach flatMap reduce reduceRight every from keys values entries fromEntries set add push String Number parse stringify'.split(
    ' ',
  ),
);
