import type { CallExpression, Node } from '@babel/types';
import { memberName } from '../../syntax/static-name.ts';
import { isInertHandler, mayFail } from './failing-code.ts';

/** What becomes of the promise that an expression makes. */
export interface PromiseFate {
  /** Nobody awaits, returns or keeps it. */
  readonly isDropped: boolean;
  /** A `catch` further on ends its rejection. */
  readonly isSwallowed: boolean;
}

/** `outwards`: the nodes around the expression, its parent first. */
export function fateOf(expression: Node, outwards: readonly Node[]): PromiseFate {
  let current = expression;
  let isSwallowed = false;
  for (const [index, parent] of outwards.entries()) {
    const next = outwards[index + 1];
    const isLink = parent.type === 'MemberExpression' && parent.object === current && isCallOf(next, parent);
    if (isLink) isSwallowed ||= endsRejection(memberName(parent), next);
    else if (!handsOn(parent, current)) return { isDropped: parent.type === 'ExpressionStatement', isSwallowed };
    current = parent;
  }
  return { isDropped: false, isSwallowed };
}

/** Whether a node's value is the promise, or one that waits for it: the call of a link, `void`, `Promise.all([…])`. */
function handsOn(node: Node, inner: Node): boolean {
  if (node.type === 'UnaryExpression') return node.operator === 'void';
  return isCallOf(node, inner) || isGathering(node);
}

const isGathering = (node: Node): boolean =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  node.callee.object.type === 'Identifier' &&
  node.callee.object.name === 'Promise';

const isCallOf = (node: Node | undefined, callee: Node): node is CallExpression =>
  node?.type === 'CallExpression' && node.callee === callee;

function endsRejection(name: string | undefined, { arguments: args }: CallExpression): boolean {
  return (name === 'catch' && isInertHandler(args[0])) || (name === 'then' && isInertHandler(args[1]));
}

/** Whether a handler, of which `inner` is a part, is only for rejections that nothing provokes when there is none. */
export function isForRejectionsOnly({ callee, arguments: args }: CallExpression, inner: Node): boolean {
  if (callee.type !== 'MemberExpression') return false;
  const [first, second] = args;
  const name = memberName(callee);
  if (name === 'then') return second === inner && first !== undefined && !mayFail(first);
  return name === 'catch' && first === inner && !mayFailBefore(callee.object);
}

/** Whether a chain of promises has a `then` whose function may fail. */
function mayFailBefore(promise: Node): boolean {
  if (promise.type !== 'CallExpression' || promise.callee.type !== 'MemberExpression') return false;
  const isThen = memberName(promise.callee) === 'then';
  return (isThen && promise.arguments.some(mayFail)) || mayFailBefore(promise.callee.object);
}
