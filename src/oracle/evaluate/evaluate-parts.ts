/** Lists, objects and arguments, with what is spread into them. */
import { isOperation } from '../terms/build-operation.ts';
import type { BoundTerm, ObjectTerm, Term } from '../terms/term.ts';
import { listOf, textOf } from './builtins.ts';
import { Instance, isRecord, NotEvaluable, type Environment, type Evaluation, type Held } from './evaluation.ts';

type Evaluating = Pick<Evaluation, 'evaluate'>;

/** The elements of an array, or the arguments of a call. */
export function itemsOf(elements: readonly Term[], env: Environment, { evaluate }: Evaluating): readonly unknown[] {
  return elements.flatMap((element) => {
    const [list] = isOperation(element, 'spread') ? element.operands : [];
    return list === undefined ? [evaluate(element, env)] : [...listOf(evaluate(list, env))];
  });
}

export function objectOf({ entries }: ObjectTerm, env: Environment, { evaluate }: Evaluating): unknown {
  const fields = entries.flatMap(({ key, value }): readonly (readonly [string, unknown])[] => {
    const held = evaluate(value, env);
    if (key !== undefined) return [[textOf(evaluate(key, env)), held]];
    if (held === undefined || held === null || held === false) return [];
    const spread = held instanceof Instance ? held.fields : held;
    if (!isRecord(spread)) throw new NotEvaluable('a spread');
    return Object.entries(spread);
  });
  return Object.fromEntries(fields);
}

/** What parameters stand for in a call. */
export const bindings = (parameters: readonly BoundTerm[], args: readonly unknown[]): readonly [BoundTerm, Held][] =>
  parameters.map((parameter, index) => [
    parameter,
    { value: parameter.role === 'rest' ? args.slice(index) : args[index] },
  ]);
