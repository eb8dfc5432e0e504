/** Variables that only say whether something was thrown. */
import type { Node } from '@babel/types';
import { isOperation, not } from '../terms/build-operation.ts';
import type { Assertion } from '../assertion.ts';
import { someNode } from '../reach/ancestors-of.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';

/** A variable that a `try` and its `catch` set, and nothing else, which has the wanted value where nothing is thrown. */
export function isThrownFlag(term: Term, isWantedTrue: boolean): boolean {
  if (term.kind === 'operation') return isOperation(isWantedTrue ? not(term) : term, 'throws');
  if (term.kind !== 'choice' || !isOperation(term.test, 'throws')) return false;
  const { then, otherwise } = term;
  return then.kind === 'literal' && otherwise.kind === 'literal' && Boolean(otherwise.value) === isWantedTrue;
}

/** A variable that the test itself sets behind the code that it calls: `isDone = true`. */
export function isEndFlag({ actual, expected: [wanted], site }: Assertion, body: Node | undefined): boolean {
  if (actual.kind !== 'literal' || typeof actual.value !== 'boolean' || wanted?.key !== actual.key) return false;
  const { value } = actual;
  const flag = subjectOf(site.node);
  if (flag?.type !== 'Identifier' || body === undefined) return false;
  const isOther = (node: Node | null | undefined): boolean =>
    !node || (node.type === 'BooleanLiteral' && node.value !== value);
  const isFlag = (node: Node): boolean => node.type === 'Identifier' && node.name === flag.name;
  const isStarted = someNode(
    body,
    (node) => node.type === 'VariableDeclarator' && isFlag(node.id) && isOther(node.init),
  );
  return (
    isStarted &&
    someNode(
      body,
      (node) => node.type === 'AssignmentExpression' && isFlag(node.left) && node.right.type === 'BooleanLiteral',
    )
  );
}

/** What `expect` is given. */
function subjectOf(node: Node): Node | undefined {
  if (node.type === 'MemberExpression') return subjectOf(node.object);
  if (node.type !== 'CallExpression') return undefined;
  return node.callee.type === 'MemberExpression' ? subjectOf(node.callee) : node.arguments[0];
}

/** A variable that holds the error where something is thrown, and nothing else. */
export const isNothingThrown = (term: Term): boolean =>
  term.kind === 'choice' &&
  isOperation(term.test, 'throws') &&
  term.otherwise.kind === 'literal' &&
  term.otherwise.value == null &&
  someTerm(term.then, (part) => isOperation(part, 'caught'));
