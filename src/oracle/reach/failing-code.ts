/** What makes a test fail, and what keeps it from failing, told from syntax alone. */
import { traverseFast } from '@babel/types';
import type { CatchClause, Node, TryStatement } from '@babel/types';
import { memberName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import { someNode } from './ancestors-of.ts';

/** Names whose call, or the call of whose members, may fail a test. */
const CHECKING =
  /^(?:expect|assert|should|fail|chai|done|reject|t|ctx|unreachable)$|^(?:expect|assert|check|verify|ensure|fail)[A-Z]/;

/** `throw`, `expect.fail()`, `assert.fail()`, `expect.unreachable()`, or any assertion. */
export const mayFail = (root: Node): boolean =>
  someNode(root, (node) => node.type === 'ThrowStatement' || (node.type === 'CallExpression' && isCheck(node.callee)));

function isCheck(callee: Node): boolean {
  const expression = unwrapExpression(callee);
  if (expression.type === 'Identifier') return CHECKING.test(expression.name);
  if (expression.type === 'CallExpression') return isCheck(expression.callee);
  if (expression.type !== 'MemberExpression') return false;
  return CHECKING.test(memberName(expression) ?? '') || isCheck(expression.object);
}

/** Whether a `try` whose block is not left by an error fails: in its block, or in what follows it. */
export function failsWithoutError({ block, finalizer }: TryStatement, following: readonly Node[]): boolean {
  return mayFail(block) || (finalizer != null && mayFail(finalizer)) || following.some(isFailure);
}

/** The statements that always fail in a `try` whose `catch` ends what they throw: what they stand behind need not have thrown. */
export function swallowedFailures(body: Node): readonly Node[] {
  const found: Node[] = [];
  traverseFast(body, (node) => {
    if (node.type !== 'TryStatement' || !swallows(node.handler, () => true)) return;
    found.push(...node.block.body.filter((statement) => statement.type !== 'ThrowStatement' && isFailure(statement)));
  });
  return found;
}

/** `throw …;` or a call that always fails. */
function isFailure(statement: Node): boolean {
  if (statement.type === 'ThrowStatement') return true;
  if (statement.type !== 'ExpressionStatement') return false;
  const expression = unwrapExpression(statement.expression);
  const callee = expression.type === 'CallExpression' ? expression.callee : undefined;
  if (callee?.type === 'Identifier') return callee.name === 'fail';
  return callee?.type === 'MemberExpression' && /^(?:fail|unreachable)$/.test(memberName(callee) ?? '');
}

/** Whether an error ends in a `catch` clause: it is not thrown again, not kept for what `isRead` later, and at most printed. */
export function swallows(handler: CatchClause | null | undefined, isRead: (name: string) => boolean): boolean {
  if (!handler) return false;
  const name = handler.param?.type === 'Identifier' ? handler.param.name : undefined;
  if (handler.param && name === undefined) return false;
  return isInert(handler.body, name, isRead);
}

/** Whether a handler given to a promise's `catch` ends every rejection. */
export function isInertHandler(handler: Node | undefined): boolean {
  if (handler?.type !== 'ArrowFunctionExpression' && handler?.type !== 'FunctionExpression') return false;
  const [parameter] = handler.params;
  const name = parameter?.type === 'Identifier' ? parameter.name : undefined;
  if (parameter && name === undefined) return false;
  return isInert(handler.body, name);
}

function isInert(body: Node, error: string | undefined, isRead: (name: string) => boolean = () => true): boolean {
  const changesSomething = someNode(
    body,
    (node) =>
      (node.type === 'AssignmentExpression' && !(node.left.type === 'Identifier' && !isRead(node.left.name))) ||
      node.type === 'UpdateExpression' ||
      node.type === 'ContinueStatement',
  );
  return !changesSomething && !mayFail(body) && (error === undefined || !isKept(error, body));
}

/** Whether more is done with a variable than printing it. */
const isKept = (name: string, body: Node): boolean =>
  traverseFast(body, (node) => {
    if (isPrinting(node)) return traverseFast.skip;
    return node.type === 'Identifier' && node.name === name ? traverseFast.stop : undefined;
  });

const isPrinting = (node: Node): boolean =>
  node.type === 'ExpressionStatement' &&
  node.expression.type === 'CallExpression' &&
  node.expression.callee.type === 'MemberExpression' &&
  node.expression.callee.object.type === 'Identifier' &&
  /^(?:console|logger|log)$/.test(node.expression.callee.object.name);
