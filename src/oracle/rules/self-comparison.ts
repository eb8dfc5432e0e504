import { isFunction, traverseFast } from '@babel/types';
import type { Node } from '@babel/types';
import type { Confidence } from '../../model/finding.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion, Demand } from '../assertion.ts';
import { sameTerm } from '../compare/match-terms.ts';
import { normalForm, plainly } from '../compare/normal-form.ts';
import { isMeantSame } from '../compare/is-meant-same.ts';
import { isMadeAfresh } from '../compare/made-afresh.ts';
import { isMadeAhead } from '../compare/made-ahead.ts';
import { renamedCall } from '../compare/rename-call.ts';
import { casesOf, sidesOf, type Sides } from '../compare/sides.ts';
import { isExpect } from '../assertions/read-assertion.ts';
import { isSubjectCall, rootOf, subjectCallsIn } from '../compare/unfold-calls.ts';
import { propertyName } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { countName, someNode } from '../reach/ancestors-of.ts';
import { kindOfValue } from '../values/value-kind.ts';
import { partsOf, someTerm } from '../terms/rewrite-term.ts';
import type { CallTerm, FoldTerm, Term } from '../terms/term.ts';

const RULE = 'oracle/self-comparison';

const EQUALITIES: ReadonlySet<Demand> = new Set(['equal', 'close', 'partial', 'contains', 'matches', 'truth']);

/** Both sides are the same call with the same arguments, or the same value. */
export const selfComparison: OracleRule = {
  id: RULE,
  inspect: (test, context) => test.assertions.flatMap((assertion) => suspicionsAbout(assertion, test, context)),
};

function suspicionsAbout(assertion: Assertion, test: ExaminedTest, context: OracleContext): readonly Suspicion[] {
  const sides = comparedBy(assertion, context);
  const same = sides && sameIn(sides, context);
  const isMadeBefore = same !== undefined && isMadeAhead(same, test, context);
  const isTwice = same === undefined && sides !== undefined && isMadeAfresh(sides, test, context);
  if (isTwice) return [selfComparisonAt(assertion, isMeantSame(test, context) ? 'possible' : 'likely')];
  const confidence = same && !isMadeBefore ? confidenceOf(same, { assertion, test, context }) : undefined;
  return confidence === undefined ? [] : [selfComparisonAt(assertion, confidence)];
}

/** What a table or a list hands in may be the very call; that `f(a, b)` is `f(b, a)` says something even with a row of equal inputs. */
function sameIn(sides: Sides, context: OracleContext): Sides | undefined {
  if (isSame(sides, context)) return sides;
  const isRelation =
    subjectCallsIn(sides.actual, context).length > 0 && subjectCallsIn(sides.expected, context).length > 0;
  return isRelation ? undefined : casesOf(sides).find((one) => isSame(one, context));
}

export const selfComparisonAt = ({ span }: Assertion, confidence: Confidence): Suspicion => ({
  rule: RULE,
  location: startOf(span),
  message:
    'Both sides are the same value, so no fault can make them differ: state the value that the behaviour asks for.',
  confidence,
  assertion: span,
  worth: 'mirrored',
});

/** A value is at most and at least itself. */
function comparedBy(assertion: Assertion, context: OracleContext): Sides | undefined {
  const [expected] = assertion.expected;
  const isOrder = ORDERS_WITH_EQUALITY.test(assertion.matcher) && !assertion.isNegated;
  if (isOrder && expected) return { actual: assertion.actual, expected };
  return EQUALITIES.has(assertion.demand) ? sidesOf(assertion, context) : undefined;
}

const ORDERS_WITH_EQUALITY = /^(?:toBe(?:Greater|Less)ThanOrEqual|isAtLeast|isAtMost|least|most|gte|lte)$/;

/** The same value, the parts of the same value, or a difference of the same values that is compared with what it has to be. */
function isSame({ actual, expected: wanted }: Sides, context: OracleContext): boolean {
  const expected = (isContaining(wanted) && wanted.args[0]) || wanted;
  if (
    sameTerm(actual, expected) ||
    isSameOrder(actual, expected) ||
    isTakenApart(actual, expected) ||
    areAllOne(actual, expected)
  )
    return true;
  if (expected.kind !== 'literal' || actual.kind !== 'operation') return false;
  return subjectCallsIn(actual, context).length > 0 && normalForm(actual, plainly(context)).key === expected.key;
}

/** `xs.toSorted(f)` is `[...xs].sort(f)`. */
const isSameOrder = (actual: Term, expected: Term): boolean =>
  actual.kind === 'call' && expected.kind === 'call' && renamedCall(actual).key === renamedCall(expected).key;

/** `{ id: x.id, name: x.name }`, where `x` is the actual value. */
function isTakenApart(actual: Term, expected: Term): boolean {
  return (
    expected.kind === 'object' &&
    expected.entries.length > 0 &&
    expected.entries.every(
      ({ key, value }) => value.kind === 'member' && value.object.key === actual.key && value.property.key === key?.key,
    )
  );
}

/** Each thing contains itself. */
const isContaining = (term: Term): term is CallTerm =>
  term.kind === 'call' && /^(?:object|array|string)Containing$/.test(propertyName(term.callee) ?? '');

/** `new Set([f(x), f(x)]).size` is one, whatever `f` gives. */
function areAllOne(actual: Term, expected: Term): boolean {
  const made = actual.kind === 'member' && propertyName(actual) === 'size' ? actual.object : undefined;
  if (made?.kind !== 'call' || !made.isNew || made.callee.key !== 'Set') return false;
  const [list] = made.args;
  return expected.kind === 'literal' && expected.value === 1 && list !== undefined && isOfOneValue(list);
}

/** A list that holds the same value at each place. */
function isOfOneValue(list: Term): boolean {
  if (list.kind === 'array') return new Set(list.elements.map(({ key }) => key)).size === 1 && list.elements.length > 1;
  return list.kind === 'fold' && addsOneValue(list);
}

/** `xs.map(() => f(x))`: what is added does not depend on the element. */
function addsOneValue({ element, accumulators: [only, ...others] }: FoldTerm): boolean {
  if (only === undefined || others.length > 0 || !isOperation(only.step, 'append')) return false;
  const [before, value] = only.step.operands;
  return before === only.name && value !== undefined && !someTerm(value, (part) => part === element || part === before);
}

interface Surroundings {
  readonly assertion: Assertion;
  readonly test: ExaminedTest;
  readonly context: OracleContext;
}

function confidenceOf({ actual }: Sides, surroundings: Surroundings): Confidence | undefined {
  const { assertion, test, context } = surroundings;
  // Two names of one function are compared to see that they are.
  if (actual.kind === 'declared') return undefined;
  if (isHandedToCode(actual, test, context)) return 'possible';
  if (subjectCallsIn(actual, context).length === 0 && !isGivenCode(actual, context))
    // `expect(true).toBe(true)` in a callback says that it was called.
    return isWrittenHere(actual, assertion) && !isInCallback(assertion) ? 'certain' : 'possible';
  return mayDiffer(actual, surroundings) || isMeantSame(test, context) ? 'possible' : 'certain';
}

/** Whether it is a list or an object that the code was given, and may have changed. */
const isHandedToCode = (actual: Term, { calls }: ExaminedTest, context: OracleContext): boolean =>
  (actual.kind === 'array' || actual.kind === 'object') &&
  calls.some(({ term }) => isSubjectCall(term, context) && term.args.some(({ key }) => key === actual.key));

/** `xs.sort(compareRows)`: a builtin that calls the code. */
const isGivenCode = (actual: Term, context: OracleContext): boolean =>
  actual.kind === 'call' &&
  actual.args.some((arg) => arg.kind === 'declared' && isFunction(context.declarationOf(arg)?.node));

const isInCallback = ({ path }: Assertion): boolean => path.some(({ kind }) => kind === 'callback');

/** Whether what is written as one value may be two, depending on the state of something. */
function mayDiffer(actual: Term, { assertion, test, context }: Surroundings): boolean {
  const mayBeTwo =
    hasUnreadState(actual) ||
    mayChangeBetween(actual, test) ||
    isActedBetween(actual, test, context) ||
    isAwaitedOnce(assertion, test);
  if (mayBeTwo && !isSpelledTwice(assertion, context)) return true;
  // Asked for identity, a call that depends on state may be meant to give the same object twice.
  const isStateful = someTerm(actual, (part) => part.kind === 'call' && part.epoch !== undefined);
  const isOfIdentity =
    /^(?:toBe|strictEqual|equal)$/.test(assertion.matcher) && kindOfValue(actual, context) !== 'boolean';
  return isStateful && (isOfIdentity || isInCallback(assertion));
}

/** Whether something is read from an object of a class of the test's: two of them that are made alike may have been filled differently. */
const hasUnreadState = (value: Term): boolean =>
  someTerm(
    value,
    (part) =>
      part.kind === 'member' &&
      part.object.kind === 'call' &&
      part.object.isNew &&
      part.object.callee.kind === 'function',
  );

/** `expect(cart.total).toBe(cart.total)`: nothing comes between the sides. */
function isSpelledTwice({ site: { file, node } }: Assertion, context: OracleContext): boolean {
  const [expected] = node.type === 'CallExpression' ? node.arguments : [];
  if (expected === undefined) return false;
  return context.textOf({ file, node }).split(context.textOf({ file, node: expected })).length > 2;
}

/** Whether a side may be what the other one, awaited, gives: a value and the promise of it are not told apart here. */
function isAwaitedOnce({ site: { node }, modifiers }: Assertion, { body }: ExaminedTest): boolean {
  if (body === undefined || modifiers.has('resolves')) return false;
  const isKept = (part: Node): boolean =>
    part.type === 'AwaitExpression' &&
    part.argument.type === 'Identifier' &&
    countName(part.argument.name, [node]) > countName(part.argument.name, awaitedIn(node));
  return someNode(body, isKept);
}

function awaitedIn(root: Node): readonly Node[] {
  const found: Node[] = [];
  traverseFast(root, (node) => {
    if (node.type === 'AwaitExpression') found.push(node.argument);
  });
  return found;
}

/**
 * Whether a property is read from an object that the test calls, or hands to a call: what was kept before may be compared with what is
 * there after. What a call returns is another value by itself once something may have changed.
 */
function mayChangeBetween(value: Term, { calls }: ExaminedTest): boolean {
  const parts = partsOf(value);
  const called = new Set(parts.flatMap((part) => (part.kind === 'call' ? [part.callee] : [])));
  const read = parts.filter((part) => part.kind === 'member' && !called.has(part));
  const objects = new Set(read.flatMap((part) => (part.kind === 'member' ? [part.object.key] : [])));
  const own = new Set(parts.map(({ key }) => key));
  return calls.some(({ term: { key, callee, args }, phase }) => {
    if (phase !== 'body' || own.has(key) || isExpect(callee) || isExpect(rootOf(callee))) return false;
    const held = [...args.flatMap(partsOf), ...(callee.kind === 'member' ? [callee.object] : [])];
    return held.some((part) => objects.has(part.key));
  });
}

/** Whether the test makes another call of the code between the two, for what that does or throws: that it changes nothing is a statement. */
function isActedBetween(value: Term, { calls }: ExaminedTest, context: OracleContext): boolean {
  const inBody = calls.filter(({ phase }) => phase === 'body');
  const compared = new Set(subjectCallsIn(value, context).map(({ key }) => key));
  const timesOf = (key: string): number => inBody.filter(({ term }) => term.key === key).length;
  const own = new Set([...compared].filter((key) => timesOf(key) > 1));
  const first = inBody.findIndex(({ term }) => own.has(term.key));
  if (first === -1) return false;
  const last = inBody.findLastIndex(({ term }) => own.has(term.key));
  return inBody
    .slice(first + 1, last)
    .some(
      ({ term, use, path }) =>
        !compared.has(term.key) &&
        isSubjectCall(term, context) &&
        (use === 'discarded' || path.some(({ kind }) => kind === 'callback')),
    );
}

/** `expect(90).toBe(90)`: what comes from elsewhere, or has parts, may have been changed on the way. */
function isWrittenHere(actual: Term, { site: { file, node } }: Assertion): boolean {
  if (actual.kind !== 'literal' || actual.origin?.startsWith(`${file}:`) !== true) return false;
  const offset = Number(actual.origin.slice(file.length + 1));
  return (node.start ?? 0) <= offset && offset < (node.end ?? 0);
}
