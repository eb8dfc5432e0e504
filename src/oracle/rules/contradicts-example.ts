import type { Behaviour, CallExample, ExampleOutcome } from '../../model/behaviour.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import { memberName } from '../../syntax/static-name.ts';
import type { Assertion, Site } from '../assertion.ts';
import { isExpect } from '../assertions/read-assertion.ts';
import { sameTerm } from '../compare/match-terms.ts';
import { normalising, plainly } from '../compare/normal-form.ts';
import { casesOf } from '../compare/sides.ts';
import { dataTerm } from '../interpret/json-term.ts';
import type { OracleContext, OracleRule } from '../oracle-rule.ts';
import { object } from '../terms/build-member.ts';
import { freshUnknown, literal } from '../terms/make-term.ts';
import { partsOf, substitute } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';

const RULE = 'oracle/contradicts-example';

/** The test asserts another value than the spec for the same call. */
export const contradictsExample: OracleRule = {
  id: RULE,
  inspect: ({ assertions, behaviours, site }, context) =>
    assertions.filter(isMeantToHold).flatMap((assertion) => {
      const contradictions = contradictionsOf(assertion, behaviours, context);
      const [first] = contradictions;
      if (first === undefined) return [];
      const rows = hasOwnTable(site) ? rowsOf(contradictions) : undefined;
      return [{ ...suspicion(assertion, first.example), ...(rows && { rows }) }];
    }),
};

/** Not within a function of which a matcher asks that it throws. */
const isMeantToHold = ({ path }: Assertion): boolean =>
  !path.some((step) => step.kind === 'callback' && isExpect(step.call.callee));

/** Whether the test is written as `it.each(…)(…)`, whatever stands around it. */
function hasOwnTable({ node }: Site): boolean {
  const made = node.type === 'CallExpression' ? node.callee : undefined;
  if (made?.type === 'TaggedTemplateExpression') return true;
  const head = made?.type === 'CallExpression' ? made.callee : undefined;
  return head?.type === 'MemberExpression' && /^(?:each|for)$/.test(memberName(head) ?? '');
}

/** The rows that contradict an example; `undefined` when it is not known of each which row it is of. */
function rowsOf(contradictions: readonly Contradiction[]): readonly number[] | undefined {
  const rows = contradictions.map(({ row }) => row).filter((row) => row !== undefined);
  return rows.length < contradictions.length ? undefined : [...new Set(rows)].sort((left, right) => left - right);
}

function suspicion(assertion: Assertion, { location, outcome }: CallExample): Suspicion {
  return {
    rule: RULE,
    location: startOf(assertion.span),
    message: `For this very call the spec states ${stated(outcome)} (${location.file}:${location.line}): the test confirms a fault, or the spec is wrong; ask its author which.`,
    confidence: 'certain',
    assertion: assertion.span,
    worth: undefined,
  };
}

function stated(outcome: ExampleOutcome): string {
  switch (outcome.kind) {
    case 'returns':
    case 'matches':
      return JSON.stringify(outcome.value);
    case 'approx':
      return String(outcome.value);
    case 'js':
    case 'holds':
      return outcome.expression;
    case 'throws':
      return `a thrown ${outcome.error}`;
    case 'nothing':
      return 'that it returns nothing';
  }
}

interface Contradiction {
  readonly example: CallExample;
  /** Of the test's table. */
  readonly row: number | undefined;
}

function contradictionsOf(
  assertion: Assertion,
  behaviours: readonly Behaviour[],
  context: OracleContext,
): readonly Contradiction[] {
  if (!behaviours.some(({ examples }) => examples.some(({ kind }) => kind === 'call'))) return [];
  const settled = normalising(plainly(context));
  const wanted = wantedBy(assertion);
  const cases = casesOf({ actual: assertion.actual, expected: wanted ?? literal(undefined) }).map(
    ({ actual, expected, row }) => ({ row, actual: settled(actual), expected: wanted && settled(expected) }),
  );
  return behaviours.flatMap((behaviour) =>
    behaviour.examples.flatMap((example) => {
      const call = example.kind === 'call' ? context.callOf(example, behaviour) : undefined;
      if (call === undefined || example.kind !== 'call' || !handsInTheSame(call, assertion.actual)) return [];
      const stated = settled(call);
      // As a call that the example makes, it is read in the same scope.
      const workOut = (expression: string): Term | undefined =>
        context.callOf({ ...example, call: expression, args: undefined }, behaviour);
      return cases
        .filter((sides) => contradicts({ assertion, ...sides, call: stated, workOut }, example.outcome))
        .map(({ row }) => ({ example, row }));
    }),
  );
}

/** Whether a call hands in the functions that another one does. A normal form does not show what they throw. */
const handsInTheSame = (call: Term, other: Term): boolean =>
  functionsIn(call).every((handed) => functionsIn(other).some((own) => sameTerm(handed, own)));

const functionsIn = (term: Term): readonly Term[] => partsOf(term).filter(({ kind }) => kind === 'lambda');

/** What the assertion says that the actual value is; `undefined` when it does not say. */
function wantedBy({ matcher, demand, expected }: Assertion): Term | undefined {
  if (/^(?:toBeUndefined|undefined|isUndefined)$/.test(matcher)) return literal(undefined);
  if (/^(?:toBeNull|null|isNull)$/.test(matcher)) return literal(null);
  if (demand === 'partial' && expected.length > 1) return undefined;
  return COMPARED.has(demand) ? expected[0] : undefined;
}

const COMPARED: ReadonlySet<Assertion['demand']> = new Set(['equal', 'truth', 'close', 'partial', 'throws']);

interface Claim {
  readonly assertion: Assertion;
  readonly actual: Term;
  readonly expected: Term | undefined;
  /** The example's. */
  readonly call: Term;
  /** What an expression of the example gives, where reading tells. */
  readonly workOut: (expression: string) => Term | undefined;
}

function contradicts({ assertion, actual, expected, call, workOut }: Claim, outcome: ExampleOutcome): boolean {
  if (assertion.demand === 'throws' || outcome.kind === 'throws')
    return sameTerm(actual, call) && isThrownOtherwise({ assertion, expected }, outcome);
  if (expected === undefined) return false;
  const value = valueOf(outcome, workOut);
  const found = partsOf(actual).find((part) => part.size === call.size && sameTerm(part, call));
  if (value === undefined || found === undefined) return false;
  const said = substitute(actual, (term) => (term === found ? value : undefined));
  return isOtherwise(said, expected, { assertion, outcome });
}

interface Sayings {
  readonly assertion: Assertion;
  readonly outcome: ExampleOutcome;
}

function isOtherwise(said: Term, expected: Term, { assertion, outcome }: Sayings): boolean {
  const isPart = assertion.demand === 'partial' || outcome.kind === 'matches';
  if (isPart) return !assertion.isNegated && isAnyOther(said, expected);
  if (!isKnown(said) || !isKnown(expected)) return false;
  return agrees(said, expected, { assertion, outcome }) === assertion.isNegated;
}

/** Whether one of both says that something is thrown, and the other not that. */
function isThrownOtherwise(said: Pick<Claim, 'assertion' | 'expected'>, outcome: ExampleOutcome): boolean {
  const { demand, isNegated } = said.assertion;
  if (outcome.kind === 'throws' && demand === 'throws') return isOtherError(said, outcome.error);
  if (isNegated) return false;
  if (outcome.kind === 'throws') return said.expected !== undefined && isKnown(said.expected);
  return outcome.kind === 'returns' || outcome.kind === 'approx';
}

function isOtherError({ assertion, expected }: Pick<Claim, 'assertion' | 'expected'>, stated: string): boolean {
  if (expected === undefined) return assertion.isNegated;
  if (expected.kind !== 'global') return false;
  return assertion.isNegated ? expected.name === stated : areOther(expected.name, stated);
}

const areOther = (left: string, right: string): boolean => left !== right && ERRORS.has(left) && ERRORS.has(right);

/** None of these is an ancestor of another one. */
const ERRORS: ReadonlySet<string> = new Set([
  ...['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
]);

/** Whether parts that both of them name are different. */
function isAnyOther(said: Term, expected: Term): boolean {
  if (said.kind === 'object' && expected.kind === 'object') {
    return expected.entries.some(({ key, value }) => {
      const other = said.entries.find((entry) => entry.key?.kind === 'literal' && entry.key.key === key?.key);
      return other !== undefined && isAnyOther(other.value, value);
    });
  }
  return isKnown(said) && isKnown(expected) && withoutNegativeZero(said) !== withoutNegativeZero(expected);
}

function agrees(said: Term, expected: Term, { assertion, outcome }: Sayings): boolean {
  const isLoose = assertion.demand === 'truth' && /truthy|falsy|ok/i.test(assertion.matcher);
  if (isLoose && said.kind === 'literal' && expected.kind === 'literal') return Boolean(said.value) === expected.value;
  const within = (outcome.kind === 'approx' ? outcome.within : 0) + toleranceOf(assertion);
  const isNear = outcome.kind === 'approx' || assertion.demand === 'close';
  if (isNear && said.kind === 'literal' && expected.kind === 'literal')
    return Math.abs(Number(said.value) - Number(expected.value)) <= within;
  return withoutNegativeZero(said) === withoutNegativeZero(expected);
}

/** By how much a value may be off; anything where that is not known. */
function toleranceOf({ demand, matcher, expected: [, given] }: Assertion): number {
  if (demand !== 'close') return 0;
  const stated = given?.kind === 'literal' && typeof given.value === 'number' ? given.value : undefined;
  if (matcher === 'toBeCloseTo') return given === undefined ? 0.005 : 10 ** -(stated ?? -Infinity) / 2;
  return stated ?? Infinity;
}

/** A spec has one zero. */
const withoutNegativeZero = ({ key }: Term): string => key.replaceAll(/-0(?![.\d])/g, '0');

function valueOf(outcome: ExampleOutcome, workOut: Claim['workOut']): Term | undefined {
  switch (outcome.kind) {
    case 'returns':
    case 'approx':
      return dataTerm(outcome.value, '');
    case 'matches':
      return withMore(dataTerm(outcome.value, ''));
    case 'nothing':
      return literal(undefined);
    case 'js':
      return workOut(outcome.expression);
    default:
      return undefined;
  }
}

/** What else there may be is not known, in lists neither. */
function withMore(term: Term): Term {
  if (term.kind !== 'object') return term;
  const known = term.entries.map(({ key, value }) => ({ key, value: withMore(value) }));
  return object([{ key: undefined, value: freshUnknown() }, ...known]);
}

/** Plain data, down to its leaves. */
function isKnown(term: Term): boolean {
  if (term.kind === 'literal') return true;
  if (term.kind === 'array') return term.elements.every(isKnown);
  return term.kind === 'object' && term.entries.every(({ key, value }) => key?.kind === 'literal' && isKnown(value));
}
