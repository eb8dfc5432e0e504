/** What only a rehearsal of a test shows: objects with a state, tables made at load, recursion. */
import { traverseFast } from '@babel/types';
import type { Node } from '@babel/types';
import { contains, type Span } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import { memberName } from '../../syntax/static-name.ts';
import { spanOf } from '../../syntax/place.ts';
import type { Assertion, Demand } from '../assertion.ts';
import { isRehearsedCopy, madeFor, meetings, type Rehearsed } from '../compare/rehearsed-copy.ts';
import { isMeantSame } from '../compare/is-meant-same.ts';
import { placeOfFunction } from '../compare/place-of-call.ts';
import { isSubjectCall, subjectCallsIn } from '../compare/unfold-calls.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { ancestorsOf } from '../reach/ancestors-of.ts';
import { isJustWritten } from '../reach/just-written.ts';
import { announcesCount, mayBeUnheeded, unheededIn } from '../reach/unheeded.ts';
import { wholeTrail } from '../rehearse/inspect.ts';
import type { Met } from '../rehearse/ledger.ts';
import { ownSteps, workOf } from '../rehearse/own-work.ts';
import { metNodes, type Rehearsal } from '../rehearse/rehearse-test.ts';
import { samenessOf } from '../rehearse/same-source.ts';
import { NO_TRAIL, type SubjectCall, Thing, type Value } from '../rehearse/values.ts';
import { globalPath } from '../terms/build-call.ts';
import { isOperation } from '../terms/build-operation.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';
import { copiedFormulaAt } from './copied-formula.ts';
import { stubsOf } from '../stubs/read-stubs.ts';
import { expectedFromSubjectAt } from './expected-from-subject.ts';
import { handedOnAt } from './mock-echo.ts';
import { standIn } from './reimplemented-subject.ts';
import { selfComparisonAt } from './self-comparison.ts';
import { neverRunAt, unheededAt } from './unreachable-assertion.ts';

const COMPARING: ReadonlySet<Demand> = new Set(['equal', 'close', 'partial', 'contains', 'length']);

/** What reading tells of a test with what a rehearsal tells. */
export function withRehearsal(
  test: ExaminedTest,
  context: OracleContext,
  found: readonly Suspicion[],
): readonly Suspicion[] {
  const more = suspicionsByRehearsal(test, context, found);
  const isRefined = ({ rule, assertion }: Suspicion): boolean =>
    rule === 'oracle/self-comparison' && more.some((one) => one.worth === 'mirrored' && isOf(one, assertion));
  // What never runs, or says nothing of the code, leaves out nothing.
  const isMoot = ({ rule, assertion }: Suspicion): boolean =>
    rule === 'oracle/omitted-field' &&
    (more.some((one) => one.rule === 'oracle/unreachable-assertion') ||
      [...found, ...more].some((one) => one.worth === 'mirrored' && isOf(one, assertion)));
  return [...found.filter((suspicion) => !isRefined(suspicion) && !isMoot(suspicion)), ...more];
}

/**
 * Looks only at tests that claim something, since a rehearsal takes its time, and at assertions of which nothing is known yet:
 * `found` is what reading tells.
 */
function suspicionsByRehearsal(
  test: ExaminedTest,
  context: OracleContext,
  found: readonly Suspicion[],
): readonly Suspicion[] {
  if (test.behaviours.length === 0) return [];
  const wanted = wantedOf(test, context, found);
  const rehearsal = isAnything(wanted) ? context.rehearse(test) : undefined;
  if (rehearsal === undefined) return [];
  const rehearsed = { test, context, rehearsal };
  return [
    ...wanted.open.flatMap((assertion) => about(assertion, rehearsed)),
    ...wanted.loose.flatMap((suspicion) => looseIn(suspicion, rehearsed)),
    ...wanted.echoing.filter((assertion) => isEchoed(assertion, rehearsal)).map(handedOnAt),
    ...(wanted.isAllOwn ? ownWorkIn(rehearsed) : []),
    ...(wanted.mayBeUnreached && rehearsal.isWhole ? unreachedIn(rehearsed) : []),
    ...(wanted.mayBeUnheeded ? unheeded(rehearsed, found) : []),
  ];
}

/** What a rehearsal could tell of a test. */
interface Wanted {
  /** Assertions, each once, of which nothing is known yet. */
  readonly open: readonly Assertion[];
  /** That an assertion takes any truthy value, which may be a boolean. */
  readonly loose: readonly Suspicion[];
  /** What may compare with what a stub was told. */
  readonly echoing: readonly Assertion[];
  readonly isAllOwn: boolean;
  readonly mayBeUnreached: boolean;
  readonly mayBeUnheeded: boolean;
}

const isAnything = (wanted: Wanted): boolean =>
  Object.values(wanted).some((one) => (Array.isArray(one) ? one.length > 0 : one === true));

function wantedOf(test: ExaminedTest, context: OracleContext, found: readonly Suspicion[]): Wanted {
  const told = found.filter(({ confidence }) => confidence !== 'possible');
  const isTold = ({ span }: Assertion): boolean =>
    told.some(({ assertion }) => assertion !== undefined && isSame(assertion, span));
  const open = test.assertions.filter(
    (assertion) => isOpen(assertion) && (!isTold(assertion) || isComparedAhead(assertion, { told, test, context })),
  );
  return {
    open: [...new Map(open.map((assertion) => [assertion.site.node, assertion])).values()],
    loose: found.filter(({ rule, confidence }) => rule === 'oracle/trivial-assertion' && confidence === 'possible'),
    echoing: stubsOf(test, context).isEmpty ? [] : test.assertions.filter((one) => mayEcho(one) && !isTold(one)),
    isAllOwn: test.scope.length > 0 && told.length === 0 && isAllOwn(test, context),
    mayBeUnreached:
      !told.some(({ rule }) => rule === 'oracle/unreachable-assertion') &&
      mayStayUnreached(test) &&
      !announcesCount(test),
    mayBeUnheeded: mayBeUnheeded(test),
  };
}

const isOf = ({ assertion }: Suspicion, other: Span | undefined): boolean =>
  assertion !== undefined && other !== undefined && isSame(assertion, other);

const isSame = (left: Span, right: Span): boolean => contains(left, right) && contains(right, left);

interface Told {
  readonly told: readonly Suspicion[];
  readonly test: ExaminedTest;
  readonly context: OracleContext;
}

/** Whether what reading takes for a value compared with itself may be one that was made ahead, by another file. */
function isComparedAhead({ span }: Assertion, { told, test: { calls, site }, context }: Told): boolean {
  const isCompared = told.some(
    ({ rule, assertion }) => rule === 'oracle/self-comparison' && assertion !== undefined && isSame(assertion, span),
  );
  return isCompared && calls.some(({ term, site: { file } }) => file !== site.file && isSubjectCall(term, context));
}

/** Whether an assertion compares with something that is not just stated. */
const isOpen = ({ actual, demand, isNegated, expected: [wanted] }: Assertion): boolean => {
  if (isNegated) return false;
  if (COMPARING.has(demand) && wanted !== undefined && !isStated(wanted)) return true;
  return (demand === 'truth' || demand === 'ordered' || COMPARING.has(demand)) && isComparison(actual);
};

/** `a === b`, `a - b`, `Math.abs(a - b)` */
const isComparison = (term: Term): boolean =>
  isOperation(term, '===') ||
  isOperation(term, 'sum') ||
  (term.kind === 'call' && globalPath(term.callee) === 'Math.abs' && term.args.some(isComparison));

function isStated(term: Term): boolean {
  if (term.kind === 'literal') return true;
  if (term.kind === 'array') return term.elements.every(isStated);
  return term.kind === 'object' && term.entries.every(({ key, value }) => key?.kind === 'literal' && isStated(value));
}

function about(assertion: Assertion, rehearsed: Rehearsed): readonly Suspicion[] {
  const { test, context, rehearsal } = rehearsed;
  const all = meetings(assertion.site.node, rehearsal);
  const first = all[0];
  if (first === undefined) return [];
  const same = all.map((met) => samenessIn(met));
  if (same.every((one) => one !== undefined)) {
    const isAhead = same.some((one) => one.isAhead);
    if (isAhead) return [expectedFromSubjectAt(assertion, placeIn(first), 'likely')];
    const isMeant = isMeantSame(test, context);
    return [selfComparisonAt(assertion, isMeant ? 'possible' : 'likely')];
  }
  if (all.every((met) => isOfInnerCalls(met, rehearsed)))
    return [expectedFromSubjectAt(assertion, placeIn(first), 'likely')];
  if (assertion.demand !== 'partial' || assertion.expected.length === 1)
    if (isRehearsedCopy(assertion.site.node, { test, context, rehearsal }))
      return [copiedFormulaAt(assertion, { place: placeIn(first), confidence: 'likely' })];
  return [];
}

const mayEcho = ({ demand, isNegated }: Assertion): boolean => (demand === 'equal' || demand === 'truth') && !isNegated;

/** Whether what stands for code under test hands out the asserted value, and no real code computes anything on the way. */
function isEchoed({ site: { node } }: Assertion, rehearsal: Rehearsal): boolean {
  const all = meetings(node, rehearsal);
  return all.length > 0 && all.every((met) => isEcho(met, rehearsal));
}

function isEcho({ actual, expected }: Met, { ledger }: Rehearsal): boolean {
  const { echo } = actual;
  const { steps, calls } = wholeTrail(actual);
  const through = [...calls].filter(({ isLoading }) => !isLoading);
  if (echo === undefined || (through.length > 0 && echo.standsFor !== 'export')) return false;
  return (
    ![...steps].some((step) => ledger.notes.get(step)?.isSubject === true) &&
    !through.some(computes) &&
    expected.every((value) => named(wholeTrail(value).calls).length === 0)
  );
}

/** Whether the value that is only truthy is no boolean. */
function looseIn(suspicion: Suspicion, { test, rehearsal }: Rehearsed): readonly Suspicion[] {
  const { assertion: span } = suspicion;
  const assertion = test.assertions.find((one) => span !== undefined && isSame(one.span, span));
  const all = assertion?.demand === 'truth' ? meetings(assertion.site.node, rehearsal) : [];
  const isOther = all.length > 0 && all.every(({ actual }) => typeof actual.raw !== 'boolean');
  return isOther ? [{ ...suspicion, confidence: 'likely' }] : [];
}

const IDENTITY = /^(?:toBe|strictEqual|equals?)$/;

/** Asked for identity, a call may be meant to give the same object twice. */
function samenessIn({ actual, expected: [expected], matcher }: Met): ReturnType<typeof samenessOf> {
  if (expected === undefined) return undefined;
  // One object under two names shows no change, and may be meant.
  if (actual.raw instanceof Thing && (IDENTITY.test(matcher) || actual.raw === expected.raw)) return undefined;
  // What the code was handed is asked for what it did to it.
  if (isHandedIn(actual) && !isHandedIn(expected)) return undefined;
  return samenessOf(actual, expected);
}

const isHandedIn = ({ raw, source }: Value): boolean => raw instanceof Thing && raw.isShared && source === undefined;

/** Whether the expected value is put together from calls that the code makes itself, with what it is given there. */
function isOfInnerCalls({ actual, expected: [expected] }: Met, { rehearsal: { ledger } }: Rehearsed): boolean {
  if (expected === undefined) return false;
  const [mine, theirs] = [wholeTrail(actual), wholeTrail(expected)];
  const own = named(theirs.calls);
  const called = madeFor(actual, mine);
  const isInner = (call: SubjectCall): boolean =>
    !called.includes(call) && called.some(({ inner, node }) => node !== call.node && inner.has(call.key));
  return own.some(computes) && own.every(isInner) && workOf(ownSteps(theirs, mine, ledger)) < MIN_OWN_WORK;
}

/** What only puts together what it is given states that in the code's words: `ok('hello')`. */
const computes = ({ steps }: SubjectCall): boolean => workOf(steps) > 0;

const MIN_OWN_WORK = 2.5;

const named = (calls: ReadonlySet<SubjectCall>): readonly SubjectCall[] =>
  [...calls].filter(({ isLoading }) => !isLoading);

function placeIn({ actual }: Met): string {
  const [call] = named(wholeTrail(actual).calls);
  return call === undefined
    ? 'the code under test'
    : placeOfFunction({ name: call.name, site: { file: call.file, node: call.node }, meaning: undefined });
}

/** Whether no asserted value is, as it is read, one of the code's. */
const isAllOwn = ({ assertions }: ExaminedTest, context: OracleContext): boolean =>
  assertions.length > 0 &&
  assertions.every(
    ({ actual, demand }) =>
      demand !== 'interaction' &&
      demand !== 'throws' &&
      demand !== 'snapshot' &&
      subjectCallsIn(actual, context).length === 0 &&
      !someTerm(actual, ({ kind }) => kind === 'declared'),
  );

/** A test of which all values that it checks are its own work checks something else than the code. */
function ownWorkIn({ test, context, rehearsal: { ledger, isWhole } }: Rehearsed): readonly Suspicion[] {
  const isOwn = (met: Met): boolean => {
    const trail = wholeTrail(met.actual);
    // What the code was handed is asked for what it did to it.
    if (trail.calls.size > 0 || isHandedIn(met.actual)) return false;
    return workOf(ownSteps(trail, NO_TRAIL, ledger)) >= 1 || isJustWritten(met, test, context);
  };
  const met = new Set(ledger.met.map(({ node }) => node));
  const isAll = isWhole && ledger.met.length > 0 && ledger.met.every(isOwn);
  return isAll ? test.assertions.filter(({ site }) => met.has(site.node)).map(standIn) : [];
}

const mayStayUnreached = ({ assertions, unreached }: ExaminedTest): boolean =>
  unreached.length > 0 || assertions.some(({ path }) => path.some(({ kind }) => kind !== 'call'));

/** What is written in the test's own body and never come to, unless another assertion stands for it. */
function unreachedIn({ test, rehearsal }: Rehearsed): readonly Suspicion[] {
  const { body, assertions, unreached, site } = test;
  if (body === undefined) return [];
  const met = metNodes(rehearsal);
  const written = new Map([...assertions.map((one) => one.site), ...unreached].map((one) => [one.node, one]));
  return [...written.values()].flatMap(({ node, file }) => {
    if (met.has(node) || file !== site.file || isFailure(node)) return [];
    const around = ancestorsOf(node, body);
    if (around.length === 0 || around.some((one) => isOtherwiseMet(one, met))) return [];
    const isRead = assertions.some((one) => one.site.node === node);
    return [neverRunAt(spanOf(file, node), isRead)];
  });
}

/** What can fail as it likes, unless that is known already. */
const unheeded = ({ test, context, rehearsal }: Rehearsed, found: readonly Suspicion[]): readonly Suspicion[] =>
  unheededIn(rehearsal, test, context)
    .map(({ file, node }) => spanOf(file, node))
    .filter((span) => !found.some((one) => one.rule === 'oracle/unreachable-assertion' && isOf(one, span)))
    .map(unheededAt);

/** `assert.fail()`: what is not to be come to. */
const isFailure = (node: Node): boolean =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  /^(?:fail|unreachable)$/.test(memberName(node.callee) ?? '');

/** Whether a condition has another way, on which something is asserted. */
function isOtherwiseMet(node: Node, met: ReadonlySet<Node>): boolean {
  if (node.type !== 'IfStatement' && node.type !== 'ConditionalExpression' && node.type !== 'SwitchStatement')
    return false;
  return traverseFast(node, (inner) => (met.has(inner) ? traverseFast.stop : undefined));
}
