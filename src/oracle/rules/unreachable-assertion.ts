import type { CallExpression, Node } from '@babel/types';
import type { Confidence } from '../../model/finding.ts';
import { byLocation, startOf, type Span } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import { memberName } from '../../syntax/static-name.ts';
import { spanOf } from '../../syntax/place.ts';
import { groupBy } from '../../util/group-by.ts';
import type { Assertion } from '../assertion.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { checksNothing } from './no-assertion.ts';
import { bareChecks, isMeantToCompare, type BareCheck } from '../reach/bare-checks.ts';
import { isEmptyList, whyDead, type CodeAround } from '../reach/dead-code.ts';
import { swallowedFailures } from '../reach/failing-code.ts';
import { obstacleTo } from '../reach/obstacles.ts';
import { saysItself } from '../reach/says-itself.ts';
import { announcesCount } from '../reach/unheeded.ts';

const RULE = 'oracle/unreachable-assertion';

export const unreachableAssertion: OracleRule = {
  id: RULE,
  inspect: (test, context) => {
    if (test.body === undefined) return [];
    const code = { body: test.body, file: context.moduleOf(test.site.file)?.statements ?? [] };
    const announced = announcesCount(test);
    return [
      ...withoutRows(test, code),
      ...bareChecks(test.body)
        .filter((check) => isMeantToCheck(check, test, context))
        .map((check) => bareSuspicion(check, test)),
      ...swallowedFailures(test.body).map((node) => swallowedAt(spanOf(test.site.file, node))),
      ...(announced ? [] : unreachedSuspicions(test, code)),
      ...metSuspicions(test, { code, announced, context }),
    ];
  },
};

/** A table without a row makes no test at all. */
function withoutRows({ site }: ExaminedTest, code: CodeAround): readonly Suspicion[] {
  const table = site.node.type === 'CallExpression' ? tableOf(site.node) : undefined;
  return table !== undefined && isEmptyList(table, code)
    ? [
        suspicion(spanOf(site.file, site.node), {
          reason: 'its table has no row',
          confidence: 'certain',
          assertion: undefined,
        }),
      ]
    : [];
}

function tableOf({ callee }: CallExpression): Node | undefined {
  if (callee.type !== 'CallExpression' || callee.callee.type !== 'MemberExpression') return undefined;
  return /^(?:each|for)$/.test(memberName(callee.callee) ?? '') ? callee.arguments[0] : undefined;
}

/** Of a test of which `expect(value)` is all, `oracle/no-assertion` tells. */
const isMeantToCheck = (check: BareCheck, test: ExaminedTest, context: OracleContext): boolean =>
  isMeantToCompare(check) || !checksNothing(test, context);

function bareSuspicion({ node, last }: BareCheck, { site }: ExaminedTest): Suspicion {
  const span = spanOf(site.file, node);
  const what = last === undefined ? 'This `expect` has no matcher' : `The \`${last}\` of this \`expect\` is not called`;
  return {
    rule: RULE,
    location: startOf(span),
    message: `${what}, so it compares nothing: say what the value must be.`,
    confidence: 'certain',
    assertion: undefined,
    worth: undefined,
  };
}

const unreachedSuspicions = ({ unreached }: ExaminedTest, code: CodeAround): readonly Suspicion[] =>
  unreached.flatMap(({ file, node }) => {
    const reason = whyDead(node, code);
    return reason === undefined
      ? []
      : [suspicion(spanOf(file, node), { reason, confidence: 'certain', assertion: undefined })];
  });

interface Situation {
  readonly code: CodeAround;
  readonly announced: boolean;
  readonly context: OracleContext;
}

/** An assertion that is met several times counts when it can fail one of them. */
function metSuspicions(test: ExaminedTest, situation: Situation): readonly Suspicion[] {
  const groups = groupBy(test.assertions, ({ span }) => JSON.stringify(span));
  const found = [...groups.values()].flatMap((meetings): readonly Suspicion[] => {
    const reasons = meetings.map((assertion) => whyWithoutEffect(assertion, test, situation));
    const [first] = meetings;
    const [reason] = reasons;
    if (first === undefined || reason === undefined || reasons.includes(undefined)) return [];
    return [suspicion(first.span, { reason, confidence: 'certain', assertion: first.span })];
  });
  return found.length > 0
    ? found.toSorted((left, right) => byLocation(left.location, right.location))
    : conditional(test);
}

function whyWithoutEffect(assertion: Assertion, test: ExaminedTest, situation: Situation): string | undefined {
  const { code, announced, context } = situation;
  const obstacle = obstacleTo(assertion, test, context);
  if (obstacle !== undefined) return announced && obstacle.isNoticedByCount ? undefined : obstacle.reason;
  if (saysItself(assertion, context)) return 'the condition around it says the same already';
  return announced ? undefined : whyDead(assertion.site.node, code);
}

/** Where each assertion is under a condition, perhaps none is ever come to. */
function conditional({ assertions }: ExaminedTest): readonly Suspicion[] {
  const [first] = assertions;
  const isConditional = ({ path }: Assertion): boolean =>
    path.some(({ kind, site }) => kind === 'branch' && site.node.type !== 'IfStatement');
  if (first === undefined || !assertions.every(isConditional) || hasOtherwise(assertions)) return [];
  const reason = 'it runs only under a condition, and nothing fails when that does not hold';
  return [suspicion(first.span, { reason, confidence: 'possible', assertion: first.span })];
}

/** Assertions on both sides of one condition. */
function hasOtherwise(assertions: readonly Assertion[]): boolean {
  const conditions = new Set(
    assertions.flatMap(({ path }) => path.flatMap((step) => (step.kind === 'branch' ? [step.condition.key] : []))),
  );
  return conditions.size > 1;
}

/** `expect.fail()` where nothing fails. */
const swallowedAt = (span: Span): Suspicion =>
  suspicion(span, { reason: 'a `catch` swallows its failure', confidence: 'certain', assertion: undefined });

/** An assertion that no run of the test comes to. */
export const neverRunAt = (span: Span, isRead: boolean): Suspicion =>
  suspicion(span, {
    reason: 'no run of it comes there',
    confidence: 'likely',
    assertion: isRead ? span : undefined,
  });

/** An assertion whose failure does not come to the test. */
export const unheededAt = (span: Span): Suspicion =>
  suspicion(span, { reason: 'its failure is caught on the way to the test', confidence: 'likely', assertion: span });

function suspicion(
  span: Span,
  {
    reason,
    confidence,
    assertion,
  }: { readonly reason: string; readonly confidence: Confidence; readonly assertion: Span | undefined },
): Suspicion {
  return {
    rule: RULE,
    location: startOf(span),
    message: `The test can pass without this assertion, because ${reason}: move it to where it runs on every run, and let its failure through.`,
    confidence,
    assertion,
    worth: undefined,
  };
}
