import { isFunction } from '@babel/types';
import type { Node } from '@babel/types';
import type { Assertion } from '../assertion.ts';
import { subjectCallsIn } from '../compare/unfold-calls.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';

interface Inside {
  readonly assertion: Assertion;
  readonly test: ExaminedTest;
  readonly context: OracleContext;
}

/**
 * Whether an assertion of the code stands in a function of which any error is what the test asks for: `expect(attempt).toThrow()`.
 * `around` is the call of `expect`.
 */
export function isExpectedToFail(around: Node, { assertion, test, context }: Inside): boolean {
  if (isAll(around) || assertion.demand === 'other' || subjectCallsIn(assertion.actual, context).length === 0)
    return false;
  return test.assertions.some(
    ({ demand, isNegated, expected, site: { node } }) =>
      demand === 'throws' && !isNegated && expected.every(({ key }) => key === 'Error') && isMatcherOf(node, around),
  );
}

/** Whether the function that is handed over holds one statement, so that an assertion in it is meant to fail. */
function isAll(around: Node): boolean {
  const [given] = around.type === 'CallExpression' ? around.arguments : [];
  if (!isFunction(given)) return false;
  return given.body.type !== 'BlockStatement' || given.body.body.length < 2;
}

/** `….toThrow` or `….rejects.toThrow` */
function isMatcherOf(node: Node, given: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { object } = node.callee;
  return object === given || (object.type === 'MemberExpression' && object.object === given);
}
