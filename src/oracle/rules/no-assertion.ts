import { traverseFast } from '@babel/types';
import type { Node } from '@babel/types';
import type { Suspicion } from '../../model/oracle.ts';
import type { CallRecord } from '../assertion.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { bareChecks, isMeantToCompare } from '../reach/bare-checks.ts';
import { someNode } from '../reach/ancestors-of.ts';
import { swallowedFailures } from '../reach/failing-code.ts';
import { chainOf } from '../assertions/chains.ts';

const RULE = 'oracle/no-assertion';

/** What reading can say of it: where all that is called is known, and none of it checks anything. Else only running the test decides. */
export const noAssertion: OracleRule = {
  id: RULE,
  inspect: (test, context) => (checksNothing(test, context) && !isMeant(test) ? [suspicion(test)] : []),
};

/** What is meant to compare or to fail and does not, `oracle/unreachable-assertion` tells. */
const isMeant = ({ body }: ExaminedTest): boolean =>
  body !== undefined && (bareChecks(body).some(isMeantToCompare) || swallowedFailures(body).length > 0);

export function checksNothing(test: ExaminedTest, context: OracleContext): boolean {
  const { body, assertions, unreached, mayThrow, calls, isCutShort } = test;
  if (body === undefined || isCutShort || assertions.length > 0 || unreached.length > 0) return false;
  if (mayThrow || someNode(body, isThrow) || countExpect(body) > bareChecks(body).length) return false;
  if (isOnlyAskedForTypes(test)) return true;
  return !isTypeTest(test, body, context) && calls.every((call) => call.phase !== 'body' || isKnown(call, context));
}

/** `expectTypeOf(f(x)).toBeNumber()` runs the code and looks at nothing that it gives. */
function isOnlyAskedForTypes({ behaviours, calls, declaration }: ExaminedTest): boolean {
  if (ABOUT_TYPES.test(declaration.titlePath.join(' '))) return false;
  const asked = calls.filter(({ phase, term }) => phase === 'body' && TYPE_ASKING.test(rootName(term)));
  return behaviours.length > 0 && asked.length > 0 && calls.length > asked.length;
}

const ABOUT_TYPES = /\btyp(?:es?|ed|ings?)\b|\binfer/i;
const TYPE_ASKING = /^(?:expectTypeOf|assertType)$/;

const rootName = (term: CallRecord['term']): string => {
  const { root } = chainOf(term);
  return root.kind === 'dependency' || root.kind === 'global' ? root.name : '';
};

/** What fails the compiler where it is wrong, not the test. */
function isTypeTest(
  { site, behaviours, declaration, calls }: ExaminedTest,
  body: Node,
  context: OracleContext,
): boolean {
  const isAboutTypes = behaviours.length === 0 && ABOUT_TYPES.test(declaration.titlePath.join(' '));
  const isOnlyTyped = calls.every(({ phase }) => phase !== 'body') && someNode(body, isAnnotation);
  return (
    isAboutTypes || isOnlyTyped || someNode(body, isTypeAlias) || context.textOf(site).includes('@ts-expect-error')
  );
}

const isTypeAlias = ({ type }: Node): boolean => type === 'TSTypeAliasDeclaration' || type === 'TSSatisfiesExpression';

const isAnnotation = (node: Node): boolean =>
  node.type === 'TSTypeAnnotation' && node.typeAnnotation.type !== 'TSAnyKeyword';

const isThrow = ({ type }: Node): boolean => type === 'ThrowStatement';

/** A helper for tests may lie beside the code. */
const checks = (name: string, node: Node): boolean => /^(?:expect|assert)/.test(name) || countExpect(node) > 0;

/** How often `expect` is given a value. */
function countExpect(body: Node): number {
  let count = 0;
  traverseFast(body, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'expect')
      count += 1;
  });
  return count;
}

/** Whether a call is of code under test, a builtin or a stub: none of these checks anything for a test. */
function isKnown({ term }: CallRecord, context: OracleContext): boolean {
  const called = context.calledBy(term);
  if (called !== undefined) return !checks(called.name, called.site.node);
  const { root } = chainOf(term);
  if (root.kind === 'global') return !/^(?:expect|assert)[A-Z]/.test(root.name);
  if (root.kind === 'dependency') return root.specifier === 'vitest' && /^(?:vi|expect)$/.test(root.name);
  return root.kind !== 'unknown' && root.kind !== 'function';
}

/** Certain where there is an `expect`, and it is given a value and no more. */
const suspicion = ({ declaration: { location }, body }: ExaminedTest): Suspicion => ({
  rule: RULE,
  location,
  message: 'The test checks nothing: assert what the behaviour states, with a value taken from the spec.',
  confidence: body !== undefined && bareChecks(body).length > 0 ? 'certain' : 'likely',
  assertion: undefined,
  worth: undefined,
});
