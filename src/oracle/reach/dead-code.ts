/** Why code inside a test's body never runs, told from its syntax alone. */
import { isFunction, traverseFast } from '@babel/types';
import type { CallExpression, Node, Statement } from '@babel/types';
import { memberName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import { ancestorsOf, countName } from './ancestors-of.ts';

export interface CodeAround {
  /** The test's callback. */
  readonly body: Node;
  /** The file that it stands in. */
  readonly file: readonly Statement[];
}

/** What follows "because"; `undefined` when it may run. */
export function whyDead(node: Node, code: CodeAround): string | undefined {
  const outwards = ancestorsOf(node, code.body).toReversed();
  for (const [index, ancestor] of outwards.entries()) {
    const inner = outwards[index - 1] ?? node;
    if (isBehindExit(ancestor, inner)) return 'it stands behind a `return` or `throw`';
    if (isLoopOverNothing(ancestor, inner, code)) return 'the list of its loop is empty';
    if (ancestor !== code.body && isNeverNamedAgain(ancestor, outwards.slice(index + 1), code))
      return 'nobody calls the function around it';
  }
  return undefined;
}

function isBehindExit(ancestor: Node, inner: Node): boolean {
  if (ancestor.type !== 'BlockStatement') return false;
  const position = ancestor.body.findIndex((statement) => statement === inner);
  return ancestor.body.slice(0, Math.max(position, 0)).some(isExit);
}

const isExit = ({ type }: Statement): boolean => type === 'ReturnStatement' || type === 'ThrowStatement';

function isLoopOverNothing(ancestor: Node, inner: Node, code: CodeAround): boolean {
  if (ancestor.type === 'ForOfStatement' || ancestor.type === 'ForInStatement')
    return inner === ancestor.body && isEmptyList(ancestor.right, code);
  return ancestor.type === 'CallExpression' && isCallbackOverNothing(ancestor, inner, code);
}

const OVER_LISTS: ReadonlySet<string> = new Set(['forEach', 'map', 'every', 'some', 'filter', 'flatMap', 'reduce']);

const isCallbackOverNothing = ({ callee, arguments: args }: CallExpression, inner: Node, code: CodeAround): boolean =>
  callee.type === 'MemberExpression' &&
  args.some((argument) => argument === inner) &&
  OVER_LISTS.has(memberName(callee) ?? '') &&
  isEmptyList(callee.object, code);

/** An empty list or object literal, its keys or entries, or a variable that holds one and is named nowhere else. */
export function isEmptyList(list: Node, code: CodeAround): boolean {
  const value = unwrapExpression(list);
  switch (value.type) {
    case 'ArrayExpression':
      return value.elements.length === 0;
    case 'ObjectExpression':
      return value.properties.length === 0;
    case 'NewExpression':
      return (
        value.arguments.length === 0 && value.callee.type === 'Identifier' && /^(?:Map|Set)$/.test(value.callee.name)
      );
    case 'CallExpression': {
      const [argument] = value.arguments;
      return argument !== undefined && isOfObject(value.callee) && isEmptyList(argument, code);
    }
    case 'Identifier':
      return isEmptyVariable(value.name, code);
    default:
      return false;
  }
}

const isOfObject = (callee: Node): boolean =>
  callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Object';

function isEmptyVariable(name: string, { body, file }: CodeAround): boolean {
  return [[body], file].some((roots) => {
    const initial = roots.map((root) => initialsIn(root).get(name)).find((value) => value !== undefined);
    const isEmpty = initial !== undefined && initial.type !== 'Identifier' && isEmptyList(initial, { body, file });
    return isEmpty && countName(name, roots) === 2;
  });
}

const KNOWN = new WeakMap<Node, ReadonlyMap<string, Node>>();

/** What the variables that are declared somewhere in a node start as. */
function initialsIn(root: Node): ReadonlyMap<string, Node> {
  const known = KNOWN.get(root);
  if (known !== undefined) return known;
  const initials = new Map<string, Node>();
  traverseFast(root, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      initials.set(node.id.name, node.init);
  });
  KNOWN.set(root, initials);
  return initials;
}

/** A function, or a stub around it, whose name the body does not write a second time, unless to ask whether it was called. */
function isNeverNamedAgain(node: Node, outwards: readonly Node[], { body }: CodeAround): boolean {
  if (!isFunction(node)) return false;
  if (node.type === 'FunctionDeclaration') return node.id != null && countName(node.id.name, [body]) === 1;
  const [parent, grandparent] = outwards;
  const declarator = isStub(parent) ? grandparent : parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return false;
  const { name } = declarator.id;
  return countName(name, [body]) - countAsked(name, body) === 1;
}

/** How often a function is what an `expect` is given that does not call it. */
function countAsked(name: string, body: Node): number {
  let count = 0;
  traverseFast(body, (node) => {
    if (isExpectOf(node, name)) count += 1;
    if (node.type === 'MemberExpression' && CALLING.test(memberName(node) ?? '') && isExpectOf(rootOf(node), name))
      count -= 1;
  });
  return count;
}

const isExpectOf = (node: Node, name: string): boolean =>
  node.type === 'CallExpression' &&
  node.callee.type === 'Identifier' &&
  node.callee.name === 'expect' &&
  node.arguments[0]?.type === 'Identifier' &&
  node.arguments[0].name === name;

const rootOf = (node: Node): Node => (node.type === 'MemberExpression' ? rootOf(node.object) : node);

/** Matchers that call what they are given. */
const CALLING = /throw|snapshot|satisf/i;

/** `vi.fn(…)` */
const isStub = (node: Node | undefined): boolean =>
  node?.type === 'CallExpression' && node.callee.type === 'MemberExpression' && memberName(node.callee) === 'fn';
