/** What a test does with objects of the code before it asserts something, done again by the evaluator. */
import type { Assertion, CallRecord, Step } from '../assertion.ts';
import type { ExaminedTest } from '../oracle-rule.ts';
import { partsOf } from '../terms/rewrite-term.ts';
import type { BoundTerm, Term } from '../terms/term.ts';
import { listOf } from './builtins.ts';
import { NotEvaluable, ThrownInside, type Environment } from './evaluation.ts';
import type { Evaluator } from './evaluator.ts';

/** What a test calls before an assertion. */
export function callsBefore({ site }: Assertion, { calls }: ExaminedTest): readonly CallRecord[] {
  const end = calls.findIndex((record) => record.site.node === site.node);
  return end === -1 ? calls : calls.slice(0, end);
}

/** Makes calls in their order. */
export function replayCalls(records: readonly CallRecord[], evaluator: Evaluator): void {
  replay(records, { depth: 0, env: new Map() }, evaluator);
}

interface Position {
  /** How many steps of the records' paths have been gone. */
  readonly depth: number;
  readonly env: Environment;
}

function replay(records: readonly CallRecord[], { depth, env }: Position, evaluator: Evaluator): void {
  for (let at = 0; at < records.length;) {
    const record = records[at];
    const step = record?.path[depth];
    if (record === undefined) return;
    const rest = records.slice(at);
    const end = step === undefined ? 1 : lengthOfGroup(rest, step, depth);
    if (step === undefined) evaluator.replay(record.term, env);
    else replayInside(rest.slice(0, end), step, { position: { depth, env }, evaluator });
    at += end;
  }
}

/** How many records follow one another inside the same step. */
function lengthOfGroup(records: readonly CallRecord[], step: Step, depth: number): number {
  const end = records.findIndex(({ path }) => {
    const other = path[depth];
    return other === undefined || other.kind !== step.kind || other.site.node !== step.site.node;
  });
  return end === -1 ? records.length : end;
}

function replayInside(
  records: readonly CallRecord[],
  step: Step,
  { position: { depth, env }, evaluator }: { readonly position: Position; readonly evaluator: Evaluator },
): void {
  const goOn = (inside: Environment): void => replay(records, { depth: depth + 1, env: inside }, evaluator);
  switch (step.kind) {
    case 'loop':
      for (const [index, value] of listOf(evaluator.evaluate(step.list, env)).entries())
        goOn(new Map([...env, ...elementsOver(step.list, records).map((one) => [one, { value, index }] as const)]));
      return;
    case 'branch':
      if (evaluator.holds(step.condition, env)) goOn(env);
      return;
    case 'call':
    case 'finally':
      goOn(env);
      return;
    case 'try':
      tried(() => {
        goOn(env);
      });
      return;
    // A callback may run or not, and a `catch` too.
    default:
      throw new NotEvaluable(step.kind);
  }
}

function tried(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof ThrownInside)) throw error;
  }
}

/** What stands for an element of the list in the calls. */
function elementsOver(list: Term, records: readonly CallRecord[]): readonly BoundTerm[] {
  const parts = new Set(records.flatMap(({ term }) => partsOf(term)));
  return [...parts].flatMap((part) =>
    part.kind === 'bound' && part.role === 'element' && part.list?.key === list.key ? [part] : [],
  );
}
