import { propertyName } from '../terms/build-member.ts';
import type { OperationTerm, Term } from '../terms/term.ts';
import { listOf, numberOf, textOf } from './builtins.ts';
import { NotEvaluable, ThrownInside, isRecord, type Environment, type Evaluation } from './evaluation.ts';
import { afterChange } from './methods.ts';
import { searchList } from './run-fold.ts';

/** The value of an operation; throws where that is not known. */
export function evaluateOperation(term: OperationTerm, env: Environment, evaluation: Evaluation): unknown {
  const { operator } = term;
  const arithmetic = ARITHMETIC.get(operator);
  if (arithmetic !== undefined)
    return evaluation.noted(arithmetic(term.operands.map((operand) => evaluation.evaluate(operand, env))));
  const special = SPECIAL.get(operator);
  if (special !== undefined) return special(term.operands, env, evaluation);
  if (operator.startsWith('after '))
    return changed(
      operator.slice('after '.length),
      term.operands.map((operand) => evaluation.evaluate(operand, env)),
    );
  throw new NotEvaluable(operator);
}

const changed = (name: string, [before, ...args]: readonly unknown[]): unknown => afterChange(before, name, args);

const numbers =
  (compute: (left: number, right: number) => number) =>
  ([left, right]: readonly unknown[]): unknown =>
    compute(numberOf(left), numberOf(right));

const ARITHMETIC: ReadonlyMap<string, (operands: readonly unknown[]) => unknown> = new Map<
  string,
  (operands: readonly unknown[]) => unknown
>([
  ['sum', (operands) => operands.map(addend).reduce((left, right) => left + right, 0)],
  ['product', (operands) => operands.map(numberOf).reduce((left, right) => left * right, 1)],
  ['concat', (operands) => operands.map(textOf).join('')],
  ['%', numbers((left, right) => left % right)],
  ['**', numbers((left, right) => left ** right)],
  ['&', numbers((left, right) => left & right)],
  ['|', numbers((left, right) => left | right)],
  ['^', numbers((left, right) => left ^ right)],
  ['<<', numbers((left, right) => left << right)],
  ['>>', numbers((left, right) => left >> right)],
  ['>>>', numbers((left, right) => left >>> right)],
  ['time', ([value]) => (typeof value === 'string' ? Date.parse(value) : numberOf(value))],
]);

/** The order of what is joined by `+` is not known: it has to be numbers. */
function addend(value: unknown): number {
  if (typeof value === 'string') throw new NotEvaluable('a text in a sum');
  return numberOf(value);
}

type Special = (operands: readonly Term[], env: Environment, evaluation: Evaluation) => unknown;

const given = (operand: Term | undefined): Term => {
  if (operand === undefined) throw new NotEvaluable('an operand');
  return operand;
};

const ofValues =
  (compute: (values: readonly unknown[]) => unknown): Special =>
  (operands, env, { evaluate }) =>
    compute(operands.map((operand) => evaluate(operand, env)));

/** What is compared tells how code decides. */
const comparing =
  (compare: (left: unknown, right: unknown) => boolean): Special =>
  (operands, env, evaluation) => {
    const [left, right] = operands.map((operand) => evaluation.evaluate(operand, env));
    evaluation.compared(left, right);
    return compare(left, right);
  };

const SPECIAL: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['===', comparing((left, right) => left === right)],
  ['!==', comparing((left, right) => left !== right)],
  ['<', comparing((left, right) => isBelow(left, right))],
  ['<=', comparing((left, right) => isBelow(left, right) || comparable(left) === comparable(right))],
  ['reciprocal', ofValues(([value]) => 1 / numberOf(value))],
  ['number', ofValues(([value]) => numberOf(value))],
  ['append', ofValues(([list, value]) => [...listOf(list), value])],
  ['range', ofValues(([from, to]) => range(numberOf(from), numberOf(to)))],
  ['with', ofValues(([whole, key, value]) => withPart(whole, key, value))],
  ['in', ofValues(([key, whole]) => isPartOf(key, whole))],
  ['typeof', ofValues(([value]) => typeof value)],
  ['without', ofValues(([whole, ...names]) => without(whole, names))],
  ['!', ([operand], env, { holds }) => !holds(given(operand), env)],
  [
    '??',
    ([left, right], env, evaluation) =>
      leftOrNothing(given(left), env, evaluation) ?? evaluation.evaluate(given(right), env),
  ],
  ['and', (operands, env, evaluation) => joined(operands, false, { env, evaluation })],
  ['or', (operands, env, evaluation) => joined(operands, true, { env, evaluation })],
  ['index', ([element], env) => indexOf(element, env)],
  ['search', (operands, env, evaluation) => searchList(operands, env, evaluation)],
  [
    'throw',
    () => {
      throw new ThrownInside('throw');
    },
  ],
]);

/** `x?.part ?? y` reads a part of nothing, which terms do not tell from `x.part ?? y`. */
function leftOrNothing(left: Term, env: Environment, evaluation: Evaluation): unknown {
  const { value, error } = outcomeOf(left, env, evaluation);
  if (error instanceof NotEvaluable) throw error;
  return value;
}

const comparable = (value: unknown): number | string => (typeof value === 'string' ? value : numberOf(value));

function isBelow(left: unknown, right: unknown): boolean {
  const [one, other] = [comparable(left), comparable(right)];
  return typeof one === 'string' && typeof other === 'string' ? one < other : numberOf(one) < numberOf(other);
}

function range(from: number, to: number): readonly number[] {
  if (!(to - from <= MAX_RANGE)) throw new NotEvaluable('too long');
  return Array.from({ length: Math.max(0, Math.ceil(to - from)) }, (_, index) => from + index);
}

const MAX_RANGE = 2_000;

function withPart(whole: unknown, key: unknown, value: unknown): unknown {
  if (whole instanceof Map) return new Map(whole).set(key, value);
  if (Array.isArray(whole)) return withElement(listOf(whole), key, value);
  if (isRecord(whole)) return Object.fromEntries([...Object.entries(whole), [textOf(key), value]]);
  throw new NotEvaluable('a part');
}

function withElement(list: readonly unknown[], key: unknown, value: unknown): readonly unknown[] {
  // A place far behind the end would have to be come to through holes.
  if (Number(key) > list.length + MAX_RANGE) throw new NotEvaluable('too long');
  return Object.assign([...list], { [textOf(key)]: value });
}

function isPartOf(key: unknown, whole: unknown): boolean {
  if (whole instanceof Map) return whole.has(key);
  if (isRecord(whole)) return Object.hasOwn(whole, textOf(key));
  throw new NotEvaluable('a key');
}

function without(whole: unknown, names: readonly unknown[]): unknown {
  if (!isRecord(whole)) throw new NotEvaluable('the rest');
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
}

function indexOf(element: Term | undefined, env: Environment): unknown {
  const held = element?.kind === 'bound' ? env.get(element) : undefined;
  if (held?.index === undefined) throw new NotEvaluable('an index');
  return held.index;
}

/**
 * `a && b` and `a || b`, of which the order is not known: one that decides is enough, and what decides is a value only if it is one
 * value. One that throws stands behind a guard.
 */
function joined(
  operands: readonly Term[],
  isOr: boolean,
  { env, evaluation }: { readonly env: Environment; readonly evaluation: Evaluation },
): unknown {
  const outcomes = operands.map((operand) => outcomeOf(operand, env, evaluation));
  const thrown = outcomes.find((outcome) => outcome.error !== undefined)?.error;
  const values = outcomes.flatMap((outcome) => (outcome.error === undefined ? [outcome.value] : []));
  const deciding = values.filter((value) => Boolean(value) === isOr);
  if (deciding.length > 0) return oneOf(deciding, isOr);
  if (thrown !== undefined) throw thrown;
  const literals = operands.flatMap((operand) => (operand.kind === 'literal' ? [operand.value] : []));
  return literals.length > 0 ? literals.at(-1) : oneOf(values, !isOr);
}

function oneOf(values: readonly unknown[], isTrue: boolean): unknown {
  const others = values.filter((value) => typeof value !== 'boolean');
  if (others.length === 0) return isTrue;
  return others.length === 1 && (!isTrue || values.length === 1) ? others[0] : (others.at(-1) ?? isTrue);
}

interface Outcome {
  readonly value?: unknown;
  readonly error?: Error;
}

function outcomeOf(operand: Term, env: Environment, { evaluate }: Evaluation): Outcome {
  try {
    return { value: evaluate(operand, env) };
  } catch (error) {
    if (error instanceof ThrownInside || error instanceof NotEvaluable) return { error };
    throw error;
  }
}

/** The name of a member that is read, whatever it is computed from. */
export const nameRead = (term: Term, key: unknown): string => propertyName(term) ?? textOf(key);
