/** The form in which two values are compared: constants put in, guards left out, loops fused, arithmetic opened. */
import { pureCall } from '../terms/build-call.ts';
import { member } from '../terms/build-member.ts';
import { buildBinary, concat, isOperation } from '../terms/build-operation.ts';
import { global, literal, makeMember } from '../terms/make-term.ts';
import { operation, rewriteUp, rewritingUp, substitute, substituting, type Rewriting } from '../terms/rewrite-term.ts';
import type { DeclaredTerm, FoldTerm, LiteralTerm, MemberTerm, OperationTerm, Term } from '../terms/term.ts';
import { expand } from './algebra.ts';
import { renamedCall } from './rename-call.ts';
import { askedOf, indexOf } from './same-question.ts';
import { knownComparison, knownSearch, settledFallback } from './evaluate-known.ts';
import { simplifiedChoice } from './simplify-choice.ts';
import { entriesOf, joinedLoop, simplerLoop, unrolled } from './simplify-loop.ts';

export interface Comparison {
  /** The name of a literal that stands for whatever value could be there, since both sides get it from one place. */
  readonly nameOf: (term: LiteralTerm) => string | undefined;
  readonly constantOf: (term: DeclaredTerm) => Term | undefined;
}

/** Compares values as they are. */
export const plainly = ({ constantOf }: Pick<Comparison, 'constantOf'>): Comparison => ({
  nameOf: () => undefined,
  constantOf: (term) => constantOf(term),
});

/** Brings one value after another into normal form; what they have in common is worked out once. */
export function normalising(comparison: Comparison): Rewriting {
  const replaced = puttingConstants(comparison);
  const rewritten = rewritingUp(simplified);
  return (term) => rewritten(replaced(term));
}

export const normalForm = (term: Term, comparison: Comparison): Term => normalising(comparison)(term);

/** A normal form with the loops over known lists written out. */
export const writtenOut = (term: Term): Term =>
  rewriteUp(term, (part) => {
    const steps = part.kind === 'fold' ? unrolled(part) : undefined;
    return steps === undefined ? simplified(part) : rewriteUp(steps, simplified);
  });

/** As written, but for constants, guards and loops: what is computed from literals stays visible. */
export function writtenForm(term: Term, comparison: Comparison): Term {
  return rewriteUp(withConstants(term, comparison), (part) => (part.kind === 'operation' ? part : simplified(part)));
}

/** Shared literals become names, constants of the code their values. */
export const withConstants = (term: Term, comparison: Comparison): Term => puttingConstants(comparison)(term);

function puttingConstants({ nameOf, constantOf }: Comparison): Rewriting {
  const replace = (current: Term, depth: number): Term | undefined => {
    if (current.kind === 'literal') {
      const name = nameOf(current);
      return name === undefined ? undefined : global(`$${name}`);
    }
    const value = depth > MAX_DEPTH ? undefined : constantAt(current, constantOf);
    return value && substitute(value, (inner) => replace(inner, depth + 1));
  };
  return substituting((current) => replace(current, 0));
}

/** A constant, or what stands in a constant table under a known name, whatever place that is taken from. */
function constantAt(term: Term, constantOf: Comparison['constantOf']): Term | undefined {
  if (term.kind === 'declared') return constantOf(term);
  if (term.kind !== 'member' || term.object.kind !== 'declared' || term.property.kind !== 'literal') return undefined;
  const table = constantOf(term.object);
  const found = table && member(table, term.property);
  return found === undefined || found.kind === 'member' ? undefined : found;
}

/** Constants that are defined by constants. */
const MAX_DEPTH = 5;

function simplified(term: Term): Term {
  switch (term.kind) {
    case 'choice':
      return simplifiedChoice(term.test, term.then, term.otherwise);
    case 'fold': {
      const simpler = simplerLoop(term, simplified);
      return simpler === undefined ? term : rewriteUp(simpler, simplified);
    }
    case 'call':
      return joinedLoop(term, simplified) ?? entriesOf(term) ?? renamedCall(term);
    case 'operation':
      return liftedChoice(term) ?? simplifiedOperation(term);
    case 'member':
      return partOfMade(term) ?? partOfChoice(term);
    default:
      return term;
  }
}

function simplifiedOperation(term: OperationTerm): Term {
  const [left, right] = term.operands;
  switch (term.operator) {
    case 'sum':
    case 'product':
    case 'reciprocal':
      return expand(operation(term, term.operands.map(withoutRemainder)));
    case 'concat':
      return mergedTexts(term);
    case '??':
      return settledFallback(term) ?? term;
    case 'or':
      return withoutFallback(term);
    case 'search':
      return searched(term);
    case '===':
    case '!==':
    case '<':
    case '<=':
      if (left === undefined || right === undefined) return term;
      return knownComparison(term.operator, left, right) ?? askedOf(term.operator, left, right) ?? term;
    default:
      return term;
  }
}

/** In arithmetic, `a % b` is `a - b * Math.floor(a / b)`, as far as nothing is negative. */
function withoutRemainder(term: Term): Term {
  const [left, right] = isOperation(term, '%') ? term.operands : [];
  if (left === undefined || right === undefined) return term;
  const floor = makeMember(global('Math'), literal('floor'));
  const whole = pureCall(floor, [expand(buildBinary('/', left, right))]);
  return buildBinary('-', left, buildBinary('*', right, whole));
}

function searched(term: OperationTerm): Term {
  const found = indexOf(term) ?? knownSearch(term, (part) => rewriteUp(part, simplified));
  return found === undefined ? term : rewriteUp(found, simplified);
}

/** `xs.map(f)[i]` is `f(xs[i])`. */
function partOfMade({ object, property }: MemberTerm): Term | undefined {
  const made = object.kind === 'fold' && isPlace(property) ? mappedBy(object) : undefined;
  if (object.kind !== 'fold' || made === undefined) return undefined;
  const read = (part: Term): Term | undefined => {
    if (part === object.element) return member(object.list, property);
    return isOperation(part, 'index') && part.operands[0] === object.element ? property : undefined;
  };
  return rewriteUp(substitute(made, read), simplified);
}

const isPlace = (property: Term): boolean =>
  isOperation(property, 'index') || (property.kind === 'literal' && typeof property.value === 'number');

/** What a loop adds for each element to a list that it starts. */
function mappedBy({ accumulators: [only, ...others] }: FoldTerm): Term | undefined {
  if (only === undefined || others.length > 0 || only.start.key !== '[]') return undefined;
  const [before, value] = isOperation(only.step, 'append') ? only.step.operands : [];
  return before === only.name ? value : undefined;
}

/** `(a ? x : y).part`, where the parts of each way are known. */
function partOfChoice(term: MemberTerm): Term {
  if (term.object.kind !== 'choice') return term;
  const { test, then, otherwise } = term.object;
  const [one, other] = [then, otherwise].map((way) => partOf(way, term.property));
  return one && other ? simplifiedChoice(test, one, other) : term;
}

function partOf(whole: Term, property: Term): Term | undefined {
  if (whole.kind === 'literal') return whole.value === undefined ? whole : undefined;
  const part = member(whole, property);
  const found = part.kind === 'member' ? partOfChoice(part) : part;
  return found.kind === 'member' && found.object === whole ? undefined : found;
}

const LIFTED: ReadonlySet<string> = new Set(['sum', 'product', 'concat', 'number']);

/** `p * (m ? 0.9 : 1)` is `m ? p * 0.9 : p`. */
function liftedChoice(term: OperationTerm): Term | undefined {
  if (!LIFTED.has(term.operator)) return undefined;
  const choices = term.operands.filter((operand) => operand.kind === 'choice');
  const [chosen] = choices;
  if (choices.length !== 1 || chosen?.kind !== 'choice') return undefined;
  const withOperand = (value: Term): Term =>
    simplified(
      operation(
        term,
        term.operands.map((operand) => (operand === chosen ? value : operand)),
      ),
    );
  return simplifiedChoice(chosen.test, withOperand(chosen.then), withOperand(chosen.otherwise));
}

function mergedTexts({ operands }: OperationTerm): Term {
  const parts: Term[] = [];
  for (const operand of operands) {
    const last = parts.at(-1);
    if (operand.kind !== 'literal') parts.push(operand);
    else if (last?.kind === 'literal')
      parts[parts.length - 1] = literal(`${String(last.value)}${String(operand.value)}`);
    else parts.push(literal(String(operand.value)));
  }
  return concat(parts);
}

/** `x || 0` is `x`: the fallback is a guard. */
function withoutFallback(term: OperationTerm): Term {
  const kept = term.operands.filter((operand) => operand.kind !== 'literal' || operand.value === true);
  return kept.length === 0 ? term : operation(term, kept);
}
