/** Which assertions almost every wrong implementation passes too (PRODUCT.md, section 3). */
import type { Confidence } from '../../model/finding.ts';
import type { Assertion } from '../assertion.ts';
import { isExpect } from '../assertions/read-assertion.ts';
import type { OracleContext } from '../oracle-rule.ts';
import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { applyLambda } from '../terms/apply-lambda.ts';
import { SKIP } from '../interpret/completion.ts';
import { literal } from '../terms/make-term.ts';
import { isOperation, not } from '../terms/build-operation.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { LambdaTerm, OperationTerm, Term } from '../terms/term.ts';
import { takesAnyText } from './any-text.ts';
import { boundOf, keepsAnyCount, listTriviality } from './bounds.ts';
import { isNothingThrown, isThrownFlag } from './thrown-flags.ts';
import type { Triviality } from './trivial.ts';
import { typeTestConfidence } from './type-test.ts';
import { kindOfValue } from './value-kind.ts';

export function trivialityOf(assertion: Assertion, context: OracleContext): Triviality | undefined {
  // That a promise is rejected at all is something.
  if (assertion.modifiers.has('rejects')) return undefined;
  switch (assertion.demand) {
    case 'existence':
      return ofExistence(assertion);
    case 'type':
      return ofType(assertion, context);
    case 'throws':
      return assertion.isNegated && assertion.expected.length === 0
        ? { kind: 'no-error', confidence: 'likely' }
        : undefined;
    case 'truth':
      return ofTruth(assertion, context);
    case 'equal':
      return ofEquality(assertion);
    case 'partial':
      return ofPart(assertion);
    case 'ordered':
    case 'length':
      return boundOf(assertion);
    case 'contains':
      return listTriviality(assertion);
    case 'matches':
      return assertion.expected.some(takesAnyText) && !assertion.isNegated ? ANY_TEXT : undefined;
    case 'other':
      return ofOwnMatcher(assertion, context);
    default:
      return undefined;
  }
}

const ANY_TEXT: Triviality = { kind: 'type', confidence: 'certain' };

/** A matcher of the test's side, which says what its condition says. */
function ofOwnMatcher({ pass, ...assertion }: Assertion, context: OracleContext): Triviality | undefined {
  if (pass === undefined) return undefined;
  if (pass.kind === 'literal') return pass.value && !assertion.isNegated ? ALWAYS : undefined;
  return ofTruth(
    { ...assertion, demand: 'truth', matcher: 'toBeTruthy', actual: pass, expected: [literal(true)] },
    context,
  );
}

const NO_ERROR: Triviality = { kind: 'no-error', confidence: 'likely' };
const ALWAYS: Triviality = { kind: 'bound', confidence: 'certain' };

function ofExistence({ matcher, isNegated, actual }: Assertion): Triviality | undefined {
  const name = matcher.toLowerCase();
  if (name.includes('nan')) return isNegated ? { kind: 'type', confidence: 'likely' } : undefined;
  if (/empty|finite/.test(name)) return undefined;
  const asksForNothing = /null|undefined/.test(name);
  if (asksForNothing && !isNegated && isNothingThrown(actual)) return NO_ERROR;
  return asksForNothing === isNegated ? { kind: 'existence', confidence: 'certain' } : undefined;
}

function ofType(assertion: Assertion, context: OracleContext): Triviality | undefined {
  const [type] = assertion.expected;
  const confidence =
    type === undefined || type.kind === 'literal' ? 'certain' : typeTestConfidence(assertion.actual, type, context);
  return confidence === undefined || assertion.isNegated ? undefined : { kind: 'type', confidence };
}

/** Matchers that take any truthy or falsy value. */
const LOOSE: ReadonlySet<string> = new Set(['toBeTruthy', 'toBeFalsy', 'ok', 'isOk', 'isNotOk', 'notOk']);

function ofTruth(assertion: Assertion, context: OracleContext): Triviality | undefined {
  const { matcher, actual, expected, isNegated } = assertion;
  const [wanted] = expected;
  if (wanted?.kind === 'lambda') return ofPredicate(wanted, assertion, context);
  if (TYPE_TESTS.has((wanted && globalPath(wanted)) ?? ''))
    return isNegated ? undefined : { kind: 'type', confidence: 'certain' };
  if (wanted?.kind !== 'literal') return undefined;
  const isWantedTrue = (wanted.value === true) !== isNegated;
  if (isThrownFlag(actual, isWantedTrue)) return NO_ERROR;
  return ofTruthOf(actual, { matcher, isWantedTrue }, context);
}

interface Asked {
  readonly matcher: string;
  readonly isWantedTrue: boolean;
}

function ofTruthOf(actual: Term, { matcher, isWantedTrue }: Asked, context: OracleContext): Triviality | undefined {
  const test = isWantedTrue ? ofCondition(actual, context) : ofNumberTest(actual);
  if (test !== undefined) return test;
  const kind = kindOfValue(actual, context);
  if (kind === 'boolean') return undefined;
  // Of a strict matcher the value is a boolean, unless it was made one by `!!`, which terms do not keep.
  if (!LOOSE.has(matcher)) return kind === 'other' ? { kind: 'truthiness', confidence: 'certain' } : undefined;
  return { kind: 'truthiness', confidence: CONFIDENCE[kind] };
}

/** `toSatisfy((x) => typeof x === 'number')`: what is asked of the value. */
function ofPredicate(
  predicate: LambdaTerm,
  { actual, isNegated }: Assertion,
  context: OracleContext,
): Triviality | undefined {
  const asked = applyLambda(predicate, [actual]);
  if (isNegated) return undefined;
  return asked.kind === 'literal' && asked.value ? ALWAYS : ofCondition(asked, context);
}

const CONFIDENCE = { other: 'certain', guessed: 'likely', unknown: 'possible' } as const;

/** That a value is a number at all: `Number.isNaN(x)` is false. */
function ofNumberTest(condition: Term): Triviality | undefined {
  const path = condition.kind === 'call' ? globalPath(condition.callee) : undefined;
  return path === 'isNaN' || path === 'Number.isNaN' ? { kind: 'type', confidence: 'likely' } : undefined;
}

/** A condition that is itself no more than a test of existence or type. */
function ofCondition(condition: Term, context: OracleContext): Triviality | undefined {
  if (condition.kind === 'call')
    return TYPE_TESTS.has(globalPath(condition.callee) ?? '') ? { kind: 'type', confidence: 'certain' } : undefined;
  return condition.kind === 'operation' ? ofOperation(condition, context) : undefined;
}

function ofOperation(condition: OperationTerm, context: OracleContext): Triviality | undefined {
  const [operand] = condition.operands;
  switch (condition.operator) {
    case '!':
      return operand && ofNumberTest(operand);
    case 'search':
      return ofEach(condition, context);
    case 'or':
      return coversAll(condition) ? ALWAYS : undefined;
    case 'and':
      return ofAll(condition, context);
    default:
      return ofComparison(condition, context);
  }
}

function ofComparison(condition: OperationTerm, context: OracleContext): Triviality | undefined {
  if (isKeyTest(condition)) return { kind: 'existence', confidence: 'likely' };
  if (isNothingTest(condition)) return { kind: 'existence', confidence: 'certain' };
  if (keepsAnyCount(condition)) return ALWAYS;
  const confidence = isTypeofTest(condition) ? 'certain' : instanceTestConfidence(condition, context);
  return confidence === undefined ? undefined : { kind: 'type', confidence };
}

/** `x !== undefined && x !== null`: no more than the first says, where the others say no more either. */
function ofAll({ operands }: OperationTerm, context: OracleContext): Triviality | undefined {
  const said = operands.map((operand) => ofCondition(operand, context));
  return said.includes(undefined) ? undefined : (said.find((one) => one?.confidence !== 'certain') ?? said[0]);
}

/** `x >= 0 || x < 0`, `x === true || x === false` */
function coversAll({ operands }: OperationTerm): boolean {
  const keys = new Set(operands.map(({ key }) => key));
  return operands.some((operand) => keys.has(not(operand).key)) || asksForBoth(operands);
}

function asksForBoth(conditions: readonly Term[]): boolean {
  const asked = conditions.flatMap((one) => (isOperation(one, '===') ? [one.operands] : []));
  const valuesFor = (wanted: boolean): ReadonlySet<string> =>
    new Set(
      asked.filter((pair) => pair.some((one) => isBoolean(one, wanted))).flatMap((pair) => pair.map(({ key }) => key)),
    );
  return asked.some((pair) =>
    pair.some(({ kind, key }) => kind !== 'literal' && valuesFor(true).has(key) && valuesFor(false).has(key)),
  );
}

const isBoolean = (term: Term, wanted: boolean): boolean => term.kind === 'literal' && term.value === wanted;

/** `xs.every((x) => …)`: what is asked of each. */
function ofEach({ operands: [, found, otherwise] }: OperationTerm, context: OracleContext): Triviality | undefined {
  const asked = found?.kind === 'lambda' && found.body.kind === 'choice' ? found.body : undefined;
  const isEvery = otherwise?.kind === 'literal' && otherwise.value === true;
  if (asked === undefined || !isEvery) return undefined;
  return ofCondition(asked.then.key === SKIP.key ? asked.test : not(asked.test), context);
}

const isTypeofTest = ({ operator, operands }: OperationTerm): boolean => operator === '===' && operands.some(isTypeof);

function instanceTestConfidence({ operator, operands }: OperationTerm, context: OracleContext): Confidence | undefined {
  const [value, type] = operands;
  if (operator !== 'instanceof' || value === undefined || type === undefined) return undefined;
  return typeTestConfidence(value, type, context);
}

/** `x !== undefined`, `x != null`. */
const isNothingTest = ({ operator, operands }: OperationTerm): boolean =>
  (operator === '!==' || operator === '!=') && operands.some(isNothing);

/** `'key' in x` */
const isKeyTest = ({ operator, operands }: OperationTerm): boolean =>
  operator === 'in' && operands[0]?.kind === 'literal';

const TYPE_TESTS: ReadonlySet<string> = new Set(['Array.isArray', 'Number.isFinite', 'isFinite']);

const isTypeof = (term: Term): boolean => isOperation(term, 'typeof');

const isNothing = (term: Term): boolean => term.kind === 'literal' && term.value == null;

function ofEquality({ actual, expected, isNegated }: Assertion): Triviality | undefined {
  const [wanted] = expected;
  if (wanted === undefined) return undefined;
  if (isNegated) return ofOther(wanted);
  if (isNothing(wanted)) return isNothingThrown(actual) ? NO_ERROR : undefined;
  return ofExpected(actual, wanted);
}

/** `not.toBe(null)`, `not.toBe(NaN)` */
function ofOther(unwanted: Term): Triviality | undefined {
  if (isNothing(unwanted)) return { kind: 'existence', confidence: 'certain' };
  return /^(?:Number\.)?NaN$/.test(globalPath(unwanted) ?? '') ? { kind: 'type', confidence: 'likely' } : undefined;
}

function ofExpected(actual: Term, wanted: Term): Triviality | undefined {
  if (takesAnyText(wanted)) return ANY_TEXT;
  if (isTypeof(actual)) return { kind: 'type', confidence: wanted.kind === 'literal' ? 'certain' : 'likely' };
  if (isAnyValue(wanted)) return { kind: 'type', confidence: 'certain' };
  if (!isOnlyTypes(wanted)) return undefined;
  // Of functions there is no more to say than under which names they are.
  return { kind: 'type', confidence: someTerm(wanted, ({ key }) => key === 'Function') ? 'possible' : 'likely' };
}

/** `toMatchObject({ … })`, and `toHaveProperty('a', value)`. */
function ofPart({ expected, isNegated }: Assertion): Triviality | undefined {
  const wanted = expected.at(-1);
  if (isNegated || wanted === undefined) return undefined;
  if (wanted.kind === 'object' && wanted.entries.length === 0) return { kind: 'existence', confidence: 'certain' };
  if (isAnyValue(wanted)) return { kind: 'existence', confidence: 'certain' };
  return isOnlyTypes(wanted) ? { kind: 'type', confidence: 'likely' } : undefined;
}

/** `expect.any(Type)` or `expect.anything()`. */
const isAnyValue = (term: Term): boolean =>
  term.kind === 'call' &&
  term.callee.kind === 'member' &&
  isExpect(term.callee.object) &&
  /^any(?:thing)?$/.test(propertyName(term.callee) ?? '');

/** An object, or `expect.objectContaining` of one, of which every part is any value of a type. */
function isOnlyTypes(term: Term): boolean {
  if (isAnyValue(term)) return true;
  if (term.kind === 'object')
    return term.entries.length > 0 && term.entries.every(({ key, value }) => key !== undefined && isOnlyTypes(value));
  const isContaining =
    term.kind === 'call' && term.callee.kind === 'member' && propertyName(term.callee) === 'objectContaining';
  return isContaining && term.args[0] !== undefined && isOnlyTypes(term.args[0]);
}
