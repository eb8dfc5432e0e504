/** The form in which two values are compared: constants put in, guards left out, loops fused, arithmetic opened. */
import { call, extreme, globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { choice, concat, isOperation, junction, not } from '../terms/build-operation.ts';
import { global, literal, makeMember } from '../terms/make-term.ts';
import { operation, rewriteUp, rewritingUp, substitute, substituting, type Rewriting } from '../terms/rewrite-term.ts';
import type { CallTerm, ChoiceTerm, DeclaredTerm, LiteralTerm, OperationTerm, Term } from '../terms/term.ts';
import { expand } from './algebra.ts';
import { askedOf } from './same-question.ts';
import { knownComparison, knownSearch, settledFallback } from './evaluate-known.ts';
import { joinedLoop, simplerLoop } from './simplify-loop.ts';

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
    if (current.kind !== 'declared' || depth > MAX_DEPTH) return undefined;
    const value = constantOf(current);
    return value && substitute(value, (inner) => replace(inner, depth + 1));
  };
  return substituting((current) => replace(current, 0));
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
      return joinedLoop(term, simplified) ?? renamedCall(term);
    case 'operation':
      return liftedChoice(term) ?? simplifiedOperation(term);
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
      return expand(term);
    case 'concat':
      return mergedTexts(term);
    case '??':
      return settledFallback(term) ?? term;
    case 'or':
      return withoutFallback(term);
    case 'search':
      return knownSearch(term, (part) => rewriteUp(part, simplified)) ?? term;
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

/** What throws gives no value; a maximum is a maximum however it is chosen. */
function simplifiedChoice(test: Term, then: Term, otherwise: Term): Term {
  if (isOperation(then, 'throw')) return otherwise;
  if (isOperation(otherwise, 'throw')) return then;
  const asks = isOperation(test, '<') ? test.operands.map(({ key }) => key).join() : undefined;
  if (asks === `${otherwise.key},${then.key}`) return extreme('max', [then, otherwise]);
  if (asks === `${then.key},${otherwise.key}`) return extreme('min', [then, otherwise]);
  const joined = choiceOfBoolean(test, then, otherwise);
  if (joined !== undefined) return joined;
  return joinedChoice(test, then, otherwise) ?? choice(test, then, otherwise);
}

/** `a ? x : false` is `a && x`, and so on for each place of `true` and `false`. */
function choiceOfBoolean(test: Term, then: Term, otherwise: Term): Term | undefined {
  if (isLiteral(otherwise, false)) return junction('and', [test, then]);
  if (isLiteral(then, false)) return junction('and', [not(test), otherwise]);
  if (isLiteral(then, true)) return junction('or', [test, otherwise]);
  return isLiteral(otherwise, true) ? junction('or', [not(test), then]) : undefined;
}

const isLiteral = (term: Term, value: boolean): boolean => term.kind === 'literal' && term.value === value;

/** `a ? (b ? x : y) : y` is `a && b ? x : y`, and so on for each place of `y`. */
function joinedChoice(test: Term, then: Term, otherwise: Term): Term | undefined {
  const onThen = then.kind === 'choice' ? exceptFor(then, otherwise) : undefined;
  if (onThen) return choice(junction('and', [test, onThen.test]), onThen.value, otherwise);
  const onOtherwise = otherwise.kind === 'choice' ? exceptFor(otherwise, then) : undefined;
  return onOtherwise && choice(junction('and', [not(test), onOtherwise.test]), onOtherwise.value, then);
}

/** When a choice is something else than `value`, and what. */
function exceptFor(term: ChoiceTerm, value: Term): { readonly test: Term; readonly value: Term } | undefined {
  if (term.otherwise.key === value.key) return { test: term.test, value: term.then };
  return term.then.key === value.key ? { test: not(term.test), value: term.otherwise } : undefined;
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
  const kept = term.operands.filter((operand) => operand.kind !== 'literal' || Boolean(operand.value));
  return kept.length === 0 ? term : operation(term, kept);
}

const GLOBAL_ALIASES: ReadonlyMap<string, string> = new Map([
  ['Number.isNaN', 'isNaN'],
  ['Number.parseFloat', 'parseFloat'],
  ['Number.parseInt', 'parseInt'],
  ['Number.isFinite', 'isFinite'],
]);
const METHOD_ALIASES: ReadonlyMap<string, string> = new Map([
  ['substring', 'slice'],
  ['substr', 'slice'],
  ['toSorted', 'sort'],
  ['toReversed', 'reverse'],
  ['toUTCString', 'toGMTString'],
]);

/** Functions under their shorter name; the time is the time, whenever it is asked for. */
function renamedCall(term: CallTerm): Term {
  const path = globalPath(term.callee);
  const alias = path === undefined ? undefined : GLOBAL_ALIASES.get(path);
  if (alias !== undefined) return call({ ...term, callee: global(alias) });
  if (path !== undefined && term.epoch !== undefined) return call({ ...term, epoch: undefined });
  const method = METHOD_ALIASES.get(propertyName(term.callee) ?? '');
  if (method === undefined || term.callee.kind !== 'member') return term;
  return call({ ...term, callee: makeMember(term.callee.object, literal(method)) });
}

/** `Math.round(x * 100) / 100`, `x.toFixed(2)` and the like, without the rounding. */
export function withoutRounding(term: Term): Term {
  if (term.kind === 'call') return roundedBy(term) ?? term;
  if (term.kind !== 'operation') return term;
  const [only, ...others] = term.operands;
  const isConversion = term.operator === 'number' || term.operator === 'concat';
  if (isConversion && only !== undefined && others.length === 0) return withoutRounding(only);
  if (term.operator !== 'product') return term;
  const inner = term.operands.map(withoutRounding);
  return inner.every((operand, index) => operand === term.operands[index]) ? term : operation(term, inner);
}

function roundedBy({ callee, args: [argument] }: CallTerm): Term | undefined {
  if (callee.kind !== 'member') return undefined;
  if (propertyName(callee) === 'toFixed') return withoutRounding(callee.object);
  return argument !== undefined && ROUNDING.has(globalPath(callee) ?? '') ? withoutRounding(argument) : undefined;
}

const ROUNDING: ReadonlySet<string> = new Set(['Math.round', 'Math.floor', 'Math.ceil', 'Math.trunc']);
