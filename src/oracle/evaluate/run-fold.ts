/** Loops and searches, element by element. */
import type { BoundTerm, FoldTerm, Term } from '../terms/term.ts';
import { listOf } from './builtins.ts';
import { NEXT_ELEMENT, NotEvaluable, type Environment, type Evaluation, type Held } from './evaluation.ts';

export function runFold(fold: FoldTerm, env: Environment, evaluation: Evaluation): unknown {
  const { accumulators, element } = fold;
  const walk = walkOver(fold.list, env, evaluation);
  let held: Environment = new Map([
    ...env,
    ...accumulators.map(({ name, start }): [BoundTerm, Held] => [name, { value: evaluation.evaluate(start, env) }]),
  ]);
  for (let index = 0; ; index += 1) {
    evaluation.step();
    const next = walk.next(index, held);
    if (next === undefined) break;
    const inside: Environment = new Map([...held, [element, { value: next.value, index }]]);
    const isLast = walk.endsAfter(inside);
    const steps = accumulators.map(({ name, step }): [BoundTerm, Held] => [
      name,
      { value: evaluation.evaluate(step, inside) },
    ]);
    held = new Map([...held, ...steps]);
    if (isLast) break;
  }
  const [first] = accumulators;
  return first === undefined ? undefined : held.get(first.name)?.value;
}

interface Walk {
  /** `undefined` at the end. */
  readonly next: (index: number, env: Environment) => { readonly value: unknown } | undefined;
  /** Whether the loop is left with this element. */
  readonly endsAfter: (env: Environment) => boolean;
}

function walkOver(list: Term, env: Environment, evaluation: Evaluation): Walk {
  const [operator, operands] = list.kind === 'operation' ? [list.operator, list.operands] : [];
  if (operator === 'until' && operands !== undefined) {
    const [inner, end] = operands;
    if (inner === undefined || end?.kind !== 'lambda') throw new NotEvaluable('a loop');
    return { ...walkOver(inner, env, evaluation), endsAfter: (inside) => evaluation.holds(end.body, inside) };
  }
  if ((operator === 'while' || operator === 'do') && operands !== undefined) {
    const [condition] = operands;
    const goesOn = (index: number, inside: Environment): boolean =>
      condition === undefined || (operator === 'do' && index === 0) || evaluation.holds(condition, inside);
    return { next: (...place) => (goesOn(...place) ? { value: undefined } : undefined), endsAfter: () => false };
  }
  const items = listOf(evaluation.evaluate(list, env));
  return { next: (index) => (index < items.length ? { value: items[index] } : undefined), endsAfter: () => false };
}

/** What the first element gives that gives anything. */
export function searchList(
  [list, found, otherwise]: readonly Term[],
  env: Environment,
  evaluation: Evaluation,
): unknown {
  const [parameter] = found?.kind === 'lambda' ? found.parameters : [];
  if (list === undefined || found?.kind !== 'lambda' || otherwise === undefined || parameter === undefined)
    throw new NotEvaluable('a search');
  const value = firstFound(walkOver(list, env, evaluation), { body: found.body, parameter, env }, evaluation);
  return value === NEXT_ELEMENT ? evaluation.evaluate(otherwise, env) : value;
}

interface Search {
  readonly body: Term;
  readonly parameter: BoundTerm;
  readonly env: Environment;
}

function firstFound(walk: Walk, { body, parameter, env }: Search, evaluation: Evaluation): unknown {
  for (let index = 0; ; index += 1) {
    evaluation.step();
    const next = walk.next(index, env);
    if (next === undefined) return NEXT_ELEMENT;
    const inside: Environment = new Map([...env, [parameter, { value: next.value, index }]]);
    const value = evaluation.evaluate(body, inside);
    if (value !== NEXT_ELEMENT || walk.endsAfter(inside)) return value;
  }
}
