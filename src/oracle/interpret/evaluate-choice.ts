/** Expressions that evaluate one part or another. */
import type { ConditionalExpression, LogicalExpression, Node } from '@babel/types';
import type { Step } from '../assertion.ts';
import { buildLogical, choice, not } from '../terms/build-operation.ts';
import type { Term } from '../terms/term.ts';
import type { Interpreter } from './interpreter.ts';
import type { Place } from './place.ts';
import type { Variable } from './scope.ts';

export function evaluateLogical(node: LogicalExpression, { interpreter, scope, use }: Place): Term {
  const left = interpreter.evaluate(node.left, scope);
  const condition = node.operator === '||' ? not(left) : left;
  const [right] = alternatives(interpreter, condition, [
    { step: branchStep(node, condition, scope.file), read: () => interpreter.evaluate(node.right, scope, use) },
  ]);
  return right === undefined ? left : buildLogical(node.operator, left, right);
}

export function evaluateChoice(node: ConditionalExpression, { interpreter, scope, use }: Place): Term {
  const test = interpreter.evaluate(node.test, scope);
  const [then, otherwise] = alternatives(interpreter, test, [
    { step: branchStep(node, test, scope.file), read: () => interpreter.evaluate(node.consequent, scope, use) },
    { step: branchStep(node, not(test), scope.file), read: () => interpreter.evaluate(node.alternate, scope, use) },
  ]);
  return then === undefined || otherwise === undefined ? test : choice(test, then, otherwise);
}

export const branchStep = (node: Node, condition: Term, file: Place['scope']['file']): Step => ({
  kind: 'branch',
  condition,
  site: { file, node },
});

interface Alternative<Result> {
  readonly step: Step | undefined;
  readonly read: () => Result;
  /** Whether what follows is come to this way; always, unless told. */
  readonly goesOn?: (result: Result) => boolean;
}

/**
 * Reads what runs when `test` holds, and what runs when it does not, each from the same state; afterwards variables hold one or
 * the other.
 */
export function alternatives<Result>(
  { journal, log }: Interpreter,
  test: Term,
  ways: readonly Alternative<Result>[],
): readonly Result[] {
  const { births } = journal;
  const outcomes = ways.map(({ step, read, goesOn }) => {
    const { mark } = journal;
    const result = log.within(step, read);
    const values = journal.changedSince(mark, births);
    journal.rollBack(mark);
    return { result, values, isAlive: goesOn?.(result) ?? true };
  });
  const [then = UNCHANGED, otherwise = UNCHANGED] = outcomes;
  for (const variable of new Set([...then.values.keys(), ...otherwise.values.keys()])) {
    const held = heldAfterwards(variable, test, [then, otherwise]);
    if (held !== variable.value) journal.assign(variable, held);
  }
  return outcomes.map(({ result }) => result);
}

interface Outcome {
  readonly values: ReadonlyMap<Variable, Term>;
  readonly isAlive: boolean;
}

const UNCHANGED: Outcome = { values: new Map(), isAlive: true };

/** What ends on one way leaves the other's value. */
function heldAfterwards(variable: Variable, test: Term, [then, otherwise]: readonly [Outcome, Outcome]): Term {
  const [first, second] = [then, otherwise].map(({ values }) => values.get(variable) ?? variable.value);
  if (first === undefined || second === undefined) return variable.value;
  if (then.isAlive && otherwise.isAlive) return choice(test, first, second);
  if (!then.isAlive && !otherwise.isAlive) return variable.value;
  return then.isAlive ? first : second;
}
