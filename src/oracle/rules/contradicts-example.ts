import type { Behaviour, CallExample, ExampleOutcome } from '../../model/behaviour.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import { memberName } from '../../syntax/static-name.ts';
import type { Assertion, Site } from '../assertion.ts';
import { sameTerm } from '../compare/match-terms.ts';
import { normalising, plainly } from '../compare/normal-form.ts';
import { casesOf } from '../compare/sides.ts';
import { dataTerm } from '../interpret/json-term.ts';
import type { OracleContext, OracleRule } from '../oracle-rule.ts';
import { literal } from '../terms/make-term.ts';
import { partsOf, substitute } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';

const RULE = 'oracle/contradicts-example';

/** The test asserts another value than the spec for the same call. */
export const contradictsExample: OracleRule = {
  id: RULE,
  inspect: ({ assertions, behaviours, site }, context) =>
    assertions.flatMap((assertion) => {
      const contradictions = contradictionsOf(assertion, behaviours, context);
      const [first] = contradictions;
      if (first === undefined) return [];
      const rows = hasOwnTable(site) ? rowsOf(contradictions) : undefined;
      return [{ ...suspicion(assertion, first.example), ...(rows && { rows }) }];
    }),
};

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
      if (call === undefined || example.kind !== 'call') return [];
      const stated = settled(call);
      return cases
        .filter((sides) => contradicts({ assertion, ...sides, call: stated }, example.outcome))
        .map(({ row }) => ({ example, row }));
    }),
  );
}

/** What the assertion says that the actual value is; `undefined` when it does not say. */
function wantedBy({ matcher, demand, expected }: Assertion): Term | undefined {
  if (/^(?:toBeUndefined|undefined|isUndefined)$/.test(matcher)) return literal(undefined);
  if (/^(?:toBeNull|null|isNull)$/.test(matcher)) return literal(null);
  return demand === 'equal' || demand === 'truth' ? expected[0] : undefined;
}

interface Claim {
  readonly assertion: Assertion;
  readonly actual: Term;
  readonly expected: Term | undefined;
  /** The example's. */
  readonly call: Term;
}

function contradicts({ assertion, actual, expected, call }: Claim, outcome: ExampleOutcome): boolean {
  if (assertion.demand === 'throws' || outcome.kind === 'throws')
    return !assertion.isNegated && sameTerm(actual, call) && isOneThrown({ assertion, expected }, outcome);
  if (expected === undefined) return false;
  const value = valueOf(outcome);
  const found = partsOf(actual).find((part) => part.size === call.size && sameTerm(part, call));
  if (value === undefined || found === undefined) return false;
  const said = substitute(actual, (term) => (term === found ? value : undefined));
  if (!isKnown(said) || !isKnown(expected)) return false;
  return agrees(said, expected, { assertion, outcome }) === assertion.isNegated;
}

/** Whether one of the two says that something is thrown, and the other what is returned. */
function isOneThrown({ assertion, expected }: Pick<Claim, 'assertion' | 'expected'>, outcome: ExampleOutcome): boolean {
  if (outcome.kind === 'throws') return expected !== undefined && isKnown(expected);
  return assertion.demand === 'throws' && (outcome.kind === 'returns' || outcome.kind === 'approx');
}

function agrees(
  said: Term,
  expected: Term,
  { assertion, outcome }: { readonly assertion: Assertion; readonly outcome: ExampleOutcome },
): boolean {
  const isLoose = assertion.demand === 'truth' && /truthy|falsy|ok/i.test(assertion.matcher);
  if (isLoose && said.kind === 'literal' && expected.kind === 'literal') return Boolean(said.value) === expected.value;
  const isNear = outcome.kind === 'approx' && said.kind === 'literal' && expected.kind === 'literal';
  if (isNear) return Math.abs(Number(said.value) - Number(expected.value)) <= outcome.within;
  return withoutNegativeZero(said) === withoutNegativeZero(expected);
}

/** A spec has one zero. */
const withoutNegativeZero = ({ key }: Term): string => key.replaceAll(/-0(?![.\d])/g, '0');

function valueOf(outcome: ExampleOutcome): Term | undefined {
  switch (outcome.kind) {
    case 'returns':
    case 'approx':
      return dataTerm(outcome.value, '');
    case 'nothing':
      return literal(undefined);
    default:
      return undefined;
  }
}

/** Plain data, down to its leaves. */
function isKnown(term: Term): boolean {
  if (term.kind === 'literal') return true;
  if (term.kind === 'array') return term.elements.every(isKnown);
  return term.kind === 'object' && term.entries.every(({ key, value }) => key?.kind === 'literal' && isKnown(value));
}
