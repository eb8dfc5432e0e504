/**
 * Looks for an expected value that is computed in other words than the code's: both sides are worked out for many inputs, and give
 * the same by way of the same values. An independent reference gives the same too, but goes another way.
 */
import type { Assertion } from '../assertion.ts';
import { NotEvaluable, type Held } from '../evaluate/evaluation.ts';
import { Evaluator, type Inputs } from '../evaluate/evaluator.ts';
import { listOf } from '../evaluate/builtins.ts';
import { replayCalls } from '../evaluate/replay-calls.ts';
import { sameValue, valueKey } from '../evaluate/same-value.ts';
import type { Trace } from '../evaluate/trace.ts';
import { pick, randomFrom, varied, type Random } from '../evaluate/vary-literal.ts';
import { makeArray, UNDEFINED } from '../terms/make-term.ts';
import { partsOf, substitute } from '../terms/rewrite-term.ts';
import type { BoundTerm, LiteralTerm, Term } from '../terms/term.ts';
import { comparisonFor, givenTo, isPassedOn, relatesToItself, withNames, type Copy } from './find-copy.ts';
import { isComputed } from './code-candidates.ts';
import type { Sides } from './sides.ts';
import { subjectCallsIn } from './unfold-calls.ts';
import { weightOf } from './weigh-term.ts';
import { historyOf, known, type Examined } from './written-value.ts';

export interface SameComputation {
  readonly call: Copy['call'];
  /** How much of what the test computes the code computes too, from 0 to 1. */
  readonly shared: number;
}

/** With less of its own, it is not worth while to look. */
const MIN_WEIGHT = 2;
/** What relates the code's functions to each other has less of its own. */
const MIN_WEIGHT_OF_PARTS = 2.5;
/** How many other inputs are tried, and how many have to be understood. */
const SAMPLES = 14;
const MIN_SAMPLES = 4;
/** Where much goes in, some of it may have to stay as it is for the code to take the rest. */
const SOME = 0.4;
/** A copy may leave out what guards against odd inputs. */
const MIN_AGREEING = 0.8;
/** Of the values on the test's way, so many are on the code's; of those on the code's way, so many are on the test's. */
const MIN_SHARED = 0.55;
const MIN_COVERED = 0.3;

export function findSameComputation(sides: Sides, examined: Examined): SameComputation | undefined {
  const { context } = examined;
  const [call] = subjectCallsIn(sides.actual, context);
  if (call === undefined || !isComputed(sides.expected)) return undefined;
  const given = givenTo(call, sides.actual);
  const calls = subjectCallsIn(sides.expected, context).filter(({ key }) => !given.has(key));
  if (isPassedOn(sides.expected, given) || relatesToItself(call, calls, context)) return undefined;
  const history = historyOf(examined).map(({ term }) => term);
  const comparison = comparisonFor({ ...sides, actual: makeArray([sides.actual, ...history]) }, false, context);
  if (comparison === undefined) return undefined;
  const own = weightOf(withNames(withoutCalls(sides.expected, calls), comparison));
  if (own < (calls.length > 0 ? MIN_WEIGHT_OF_PARTS : MIN_WEIGHT)) return undefined;
  const shared = agreementOf(sides, comparison.nameOf, examined);
  return shared === undefined ? undefined : { call, shared };
}

const withoutCalls = (term: Term, calls: readonly Term[]): Term =>
  substitute(term, (part) => (calls.includes(part) ? UNDEFINED : undefined));

interface Sample {
  readonly isSame: boolean;
  /** The code's value. */
  readonly outcome: string;
  /** The name of that in a trace. */
  readonly end: ReadonlySet<string>;
  readonly actual: Trace;
  readonly expected: Trace;
}

/** How much the ways have in common; `undefined` when the values are not the same, or not known. */
function agreementOf(sides: Sides, nameOf: NameOf, examined: Examined): number | undefined {
  const sampled = (seed: number, share: number): Sample | undefined =>
    known(() => work(sides, { nameOf, seed, share, examined }));
  const written = sampled(0, 0);
  if (written?.isSame !== true) return undefined;
  const samplesWith = (share: number): readonly Sample[] =>
    Array.from({ length: SAMPLES }, (_, seed) => sampled(seed, share)).filter((sample) => sample !== undefined);
  const all = samplesWith(1);
  const samples = all.length < MIN_SAMPLES ? samplesWith(SOME) : all;
  const same = samples.filter(({ isSame }) => isSame);
  const outcomes = new Set([...same, written].map(({ outcome }) => outcome));
  if (same.length < MIN_SAMPLES || same.length < samples.length * MIN_AGREEING || outcomes.size < 2) return undefined;
  return shareOf([written, ...same]);
}

/** What is come by outside of the code on both sides is what is handed in; that both end in the same value tells nothing. */
function shareOf(samples: readonly Sample[]): number | undefined {
  let [own, code, common] = [0, 0, 0];
  for (const { actual, expected, end } of samples) {
    const handedIn = actual.outside.difference(actual.inside).union(end);
    const computed = expected.inside.union(expected.outside).difference(handedIn);
    const byCode = actual.inside.difference(end);
    own += computed.size;
    code += byCode.size;
    common += computed.intersection(byCode).size;
  }
  return common >= own * MIN_SHARED && common >= code * MIN_COVERED && common > 0 ? common / own : undefined;
}

type NameOf = (term: LiteralTerm) => string | undefined;

interface Sampling {
  readonly nameOf: NameOf;
  readonly seed: number;
  /** How many of the names get another value. */
  readonly share: number;
  readonly examined: Examined;
}

function work({ actual, expected }: Sides, { nameOf, seed, share, examined }: Sampling): Sample {
  const { assertion, context } = examined;
  const random = randomFrom(seed);
  const inputs = inputsFor([actual, expected], { nameOf, random, share });
  const evaluator = new Evaluator(context.known, inputs);
  replayCalls(historyOf(examined), evaluator);
  const wanted = evaluator.traced(expected);
  const found = evaluator.traced(actual);
  // A copy may leave out what keeps the code from odd inputs.
  if (found.value === undefined && wanted.value !== undefined) throw new NotEvaluable('nothing');
  return {
    isSame: isAsked(found.value, wanted.value, assertion),
    outcome: JSON.stringify([found.value], (_, value: unknown) =>
      typeof value === 'object' ? value : valueKey(value),
    ),
    end: new Set([valueKey(found.value)]),
    actual: found.trace,
    expected: wanted.trace,
  };
}

/** Whether a value is as the matcher wants it. */
function isAsked(found: unknown, wanted: unknown, { demand }: Assertion): boolean {
  switch (demand) {
    case 'close':
      return sameValue(found, wanted, 0.005);
    case 'length':
      return listOf(found).length === wanted;
    case 'contains':
    case 'matches':
      return typeof found === 'string' && typeof wanted === 'string'
        ? found.includes(wanted)
        : listOf(found).some((item) => sameValue(item, wanted));
    default:
      return sameValue(found, wanted);
  }
}

interface Varying {
  readonly nameOf: NameOf;
  readonly random: Random;
  readonly share: number;
}

/** One value for each name, and one place for each list that is run over, the same on both sides. */
function inputsFor(terms: readonly Term[], { nameOf, random, share }: Varying): Inputs {
  const values = new Map<string, unknown>();
  const elements = new Map<BoundTerm, Held>();
  const texts = terms.flatMap(textsIn);
  const literal = (term: LiteralTerm): unknown => {
    const name = share === 0 ? undefined : nameOf(term);
    if (name === undefined) return term.value;
    if (!values.has(name))
      values.set(name, share === 1 || random() < share ? varied(term.value, texts, random) : term.value);
    return values.get(name);
  };
  const bound = (term: BoundTerm, evaluator: Evaluator): Held => {
    const held = elements.get(term) ?? elementOf(term, evaluator, random);
    elements.set(term, held);
    return held;
  };
  return { literal, bound };
}

function elementOf(term: BoundTerm, evaluator: Evaluator, random: Random): Held {
  if (term.list === undefined || (term.role !== 'element' && term.role !== 'row')) throw new NotEvaluable(term.role);
  const list = listOf(evaluator.evaluate(term.list, new Map()));
  const found = pick([...list.entries()], random);
  if (found === undefined) throw new NotEvaluable('an element');
  return { value: found[1], index: found[0] };
}

const textsIn = (term: Term): readonly string[] =>
  partsOf(term).flatMap((part) => (part.kind === 'literal' && typeof part.value === 'string' ? [part.value] : []));
