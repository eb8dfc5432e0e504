import { traverseFast } from '@babel/types';
import type { Node } from '@babel/types';
import { memberName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';

/** An `expect(…)` that compares nothing. */
export interface BareCheck {
  readonly node: Node;
  /** The last name of its chain, when there is one: `toBe`, `not`. */
  readonly last: string | undefined;
}

/** Words that assert nothing unless something follows. What chai asserts by being read (`true`, `empty`) is none of them. */
const UNFINISHED =
  /^(?:not|resolves|rejects|soft|to|be|been|have|deep|equals?|eql|eq|throws?|include|includes|contain|contains|match|matches|property|lengthOf|closeTo|above|below|instanceof|to[A-Z]\w*)$/;

/** The statements in a test's body that are an `expect` without a matcher, or with one that is not called. */
export function bareChecks(body: Node): readonly BareCheck[] {
  const found: BareCheck[] = [];
  traverseFast(body, (node) => {
    if (node.type !== 'ExpressionStatement') return;
    const inner = unwrapExpression(node.expression);
    const expression = inner.type === 'AwaitExpression' ? unwrapExpression(inner.argument) : inner;
    const check = bareCheck(expression);
    if (check !== undefined) found.push(check);
  });
  return found;
}

/** Whether a matcher is there and not called, or `expect` is given a comparison, or a function to call, rather than a value. */
export function isMeantToCompare({ node, last }: BareCheck): boolean {
  const [given] = node.type === 'CallExpression' ? node.arguments : [];
  return (
    last !== undefined ||
    (given !== undefined && /^(?:(?:Binary|Logical|Unary|Function|ArrowFunction)Expression)$/.test(given.type))
  );
}

function bareCheck(expression: Node): BareCheck | undefined {
  if (isExpectCall(expression)) return { node: expression, last: undefined };
  if (expression.type !== 'MemberExpression') return undefined;
  const last = memberName(expression);
  const isUnfinished = last !== undefined && UNFINISHED.test(last) && isExpectCall(rootOf(expression));
  return isUnfinished ? { node: expression, last } : undefined;
}

function rootOf(node: Node): Node {
  return node.type === 'MemberExpression' ? rootOf(node.object) : node;
}

/** `expect(…)`, `expect.soft(…)`; not `expect.extend(…)` and the like, which are complete, nor `expect<T>(…)`, which asks the compiler. */
function isExpectCall(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.arguments.length === 0 || node.typeArguments) return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return callee.name === 'expect';
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false;
  return callee.object.name === 'expect' && memberName(callee) === 'soft';
}
