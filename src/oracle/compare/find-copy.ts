/** Looks for an expected value in what the code under test computes. */
import type { OracleContext } from '../oracle-rule.ts';
import { globalPath } from '../terms/build-call.ts';
import { isOperation } from '../terms/build-operation.ts';
import { makeMember, makeOperation, UNDEFINED } from '../terms/make-term.ts';
import { childrenOf, partsOf, someTerm, substitute } from '../terms/rewrite-term.ts';
import type { CallTerm, LiteralTerm, Term } from '../terms/term.ts';
import { expand } from './algebra.ts';
import { candidatesIn, isComputed, type Candidate } from './code-candidates.ts';
import { sameTerm } from './match-terms.ts';
import { normalising, withConstants, writtenOut, type Comparison } from './normal-form.ts';
import { sharedParts } from './shared-origins.ts';
import type { Sides } from './sides.ts';
import { subjectCallsIn, unfolding } from './unfold-calls.ts';
import { weightOf } from './weigh-term.ts';
import { withoutRounding } from './without-rounding.ts';

export interface Copy {
  readonly extent: Candidate['extent'];
  /** The call of the code under test that repeats it. */
  readonly call: CallTerm;
  /** Of the expected value: how little of it could coincide by chance. */
  readonly weight: number;
  /** Whether it is made of calls of the code under test rather than of an expression of its own. */
  readonly isBySubject: boolean;
  /** Whether the test works the value out of such calls as the code does, rather than making the calls that the code makes. */
  readonly isComposed: boolean;
}

/** `undefined` when the expected value is not computed as the code does it, or has nothing in common with the call. */
export function findCopy({ actual: asserted, expected }: Sides, context: OracleContext): Copy | undefined {
  const actual = withPlaces(asserted, context);
  const sides = { actual, expected };
  const [call] = subjectCallsIn(actual, context);
  if (call === undefined || !isComputed(expected) || sameTerm(actual, expected)) return undefined;
  const given = givenTo(call, actual);
  const calls = subjectCallsIn(expected, context).filter(({ key }) => !given.has(key));
  if (isPassedOn(expected, given) || relatesToItself(call, calls, context)) return undefined;
  const comparison = comparisonFor(sides, calls.length > 0, context);
  const weighed = comparison && weigh({ expected, calls, given }, comparison);
  const mayBePart = weighed !== undefined && weighed.weight >= MIN_PART_WEIGHT;
  const found = weighed && firstCandidate(sides, { ...comparison, mayBePart }, context);
  return found && { extent: found.extent, call, ...weighed };
}

/** An element of a list that the code makes is what stands at its place there. */
const withPlaces = (term: Term, context: OracleContext): Term =>
  substitute(term, (part) => {
    if (part.kind !== 'bound' || part.role !== 'element' || part.list === undefined) return undefined;
    const isMade = subjectCallsIn(part.list, context).length > 0;
    return isMade ? makeMember(part.list, makeOperation('index', [part])) : undefined;
  });

interface Made {
  readonly expected: Term;
  /** The calls of code under test in it, and what the code is handed. */
  readonly calls: readonly CallTerm[];
  readonly given: ReadonlySet<string>;
}

/** `undefined` when it may coincide by chance. */
function weigh({ expected, calls, given }: Made, comparison: Comparison): Omit<Copy, 'extent' | 'call'> | undefined {
  const called = new Set<Term>(calls);
  const ownPart = substitute(expected, (term) => (called.has(term) || given.has(term.key) ? UNDEFINED : undefined));
  const own = weightOf(withNames(ownPart, comparison));
  const isBySubject = calls.length > 0 && own < MIN_OWN_WEIGHT;
  const isComposed = isBySubject && own >= 1;
  return isBySubject || own >= MIN_WEIGHT ? { weight: own + calls.length, isBySubject, isComposed } : undefined;
}

/** First with constants under their names, if the test writes them so, then with their values. */
function firstCandidate(
  { actual, expected }: Sides,
  comparison: Comparison & { readonly mayBePart: boolean },
  context: OracleContext,
): Candidate | undefined {
  const unfolded = unfolding(context);
  let candidates: readonly Candidate[] | undefined;
  const namesCode = someTerm(expected, ({ kind }) => kind === 'declared');
  for (const constantOf of namesCode ? [() => undefined, comparison.constantOf] : [comparison.constantOf]) {
    const normalised = normalising({ ...comparison, constantOf });
    const settled = (term: Term): Term => opened(withoutRounding(normalised(withoutRounding(unfolded(term)))));
    const wanted = settled(expected);
    if (!isComputed(wanted)) continue;
    candidates ??= candidatesIn(actual, context).filter(({ extent }) => extent === 'whole' || comparison.mayBePart);
    const found =
      candidates.find(({ term }) => holds(settled(term), wanted)) ??
      candidates.find(({ term }) => isWrittenOut(wanted, settled(term)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What stood around a rounding and what stood in it are one product. */
const opened = (term: Term): Term => (isOperation(term, 'product') ? expand(term) : term);

/** Whether a value does one by one what the code does in a loop over a known list. */
function isWrittenOut(wanted: Term, computed: Term): boolean {
  if (hasLoop(wanted) || !hasLoop(computed)) return false;
  const steps = writtenOut(computed);
  return !hasLoop(steps) && holds(withoutRounding(steps), wanted);
}

const hasLoop = (term: Term): boolean => someTerm(term, ({ kind }) => kind === 'fold');

/** Less is no copy of a mere part of what the code computes. */
const MIN_PART_WEIGHT = 3;
/** Less may coincide by chance. */
const MIN_WEIGHT = 2;
/** With less of its own, a value made of the code's functions is theirs. */
const MIN_OWN_WEIGHT = 2.5;

/** What a call is handed, and what the test runs it over, as far as that has parts. */
export function givenTo({ callee, args }: CallTerm, actual: Term): ReadonlySet<string> {
  const all = partsOf(actual);
  const lists = all.flatMap((part) => (part.kind === 'fold' ? [part.list] : []));
  const objects = all.filter((part) => part.kind === 'call' && part.isNew && part.key !== actual.key);
  const parts = [callee, ...args, ...lists, ...objects].flatMap(partsOf);
  return new Set(parts.flatMap(({ kind, key }) => (kind === 'literal' ? [] : [key])));
}

/** Whether a value is, or is read from, what the call is handed. */
export const isPassedOn = (term: Term, given: ReadonlySet<string>): boolean =>
  given.has(term.key) || (term.kind === 'member' && isPassedOn(term.object, given));

/** What relates the function to itself, or its result to parts of that, is no copy. */
export function relatesToItself(call: CallTerm, others: readonly CallTerm[], context: OracleContext): boolean {
  const name = calledName(call, context);
  return others.some((other) => calledName(other, context) === name);
}

/** The function of the code that a call runs, or of whose value it runs a method: `parse(text).getTime()` asks `parse`. */
function ofFunction(call: CallTerm, context: OracleContext): CallTerm {
  const asked = call.callee.kind === 'member' ? call.callee.object : undefined;
  const isMethod = asked?.kind === 'call' && !asked.isNew && context.calledBy(call) === undefined;
  return isMethod ? ofFunction(asked, context) : call;
}

function calledName(call: CallTerm, context: OracleContext): string {
  const asked = ofFunction(call, context);
  return context.calledBy(asked)?.name ?? asked.callee.key;
}

export const withNames = (term: Term, { nameOf }: Comparison): Term =>
  withConstants(term, { nameOf, constantOf: () => undefined });

/** Some of the conditions that the code joins are as good as all. */
function holds(computed: Term, wanted: Term): boolean {
  if (sameTerm(computed, wanted)) return true;
  const isJunction = isOperation(wanted, 'and') || isOperation(wanted, 'or');
  if (!isJunction || !isOperation(computed, wanted.operator)) return false;
  return wanted.operands.every((operand) => computed.operands.some((other) => sameTerm(other, operand)));
}

/**
 * What the sides share stands for any value. Where they share nothing but equal literals, these do, if the expected value is more than
 * arithmetic that somebody may have spelt out.
 */
export function comparisonFor(sides: Sides, isBySubject: boolean, context: OracleContext): Comparison | undefined {
  const { actual, expected } = sides;
  const { origins, hasBound } = sharedParts(actual, expected);
  const constantOf: Comparison['constantOf'] = (term) => context.constantOf(term);
  if (origins.size > 0 || hasBound)
    return { constantOf, nameOf: ({ origin }) => (origin !== undefined && origins.has(origin) ? origin : undefined) };
  const isTied = isBySubject || someTerm(expected, ({ kind }) => kind === 'declared');
  if (!isTied && (isSpeltOut(expected) || weightOf(expected) < MIN_UNTIED_WEIGHT)) return undefined;
  const values = valuesIn(actual).intersection(valuesIn(expected));
  return { constantOf, nameOf: (term) => (values.has(valueName(term)) ? valueName(term) : undefined) };
}

/** Whether a value is arithmetic with literals, which is a way to write a literal. */
export const isSpeltOut = (term: Term): boolean =>
  isKnownNumber(term) || (childrenOf(term).every(isSpeltOut) && (term.kind === 'literal' || term.kind === 'operation'));

/** `Math.PI` */
const isKnownNumber = (term: Term): boolean => /^(?:Math|Number)\.[A-Z_\d]+$/.test(globalPath(term) ?? '');

const MIN_UNTIED_WEIGHT = 2.5;

const valuesIn = (term: Term): Set<string> =>
  new Set(partsOf(term).flatMap((part) => (part.kind === 'literal' ? [valueName(part)] : [])));

const valueName = ({ value }: LiteralTerm): string => `${typeof value} ${String(value)}`;
