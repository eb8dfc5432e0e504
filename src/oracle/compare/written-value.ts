/** Values as the test writes them, worked out without running anything. */
import type { Assertion, CallRecord } from '../assertion.ts';
import { NotEvaluable, ThrownInside } from '../evaluate/evaluation.ts';
import { Evaluator, type Inputs } from '../evaluate/evaluator.ts';
import { callsBefore, replayCalls } from '../evaluate/replay-calls.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';
import { isSubjectCall } from './unfold-calls.ts';

/** An assertion in its surroundings. */
export interface Examined {
  readonly assertion: Assertion;
  readonly test: ExaminedTest;
  readonly context: OracleContext;
}

const AS_WRITTEN: Inputs = {
  literal: ({ value }) => value,
  bound: ({ role }) => {
    throw new NotEvaluable(role);
  },
};

/** What is done with objects of the code before the assertion. */
export const historyOf = ({ assertion, test, context }: Examined): readonly CallRecord[] =>
  callsBefore(assertion, test).filter(
    ({ term, phase }) =>
      phase !== 'load' && isSubjectCall(term, context) && (term.isNew || term.callee.kind === 'member'),
  );

/** A value, with what the test did before; `undefined` when it is not known, and when that is its value. */
export const writtenValue = (term: Term, examined: Examined): unknown =>
  known(() => {
    const evaluator = new Evaluator(examined.context.known, AS_WRITTEN);
    replayCalls(historyOf(examined), evaluator);
    return evaluator.evaluate(term, new Map());
  });

/** A value that depends on no object's state; `undefined` when it does, or is not known. */
export function statelessValue(term: Term, context: OracleContext): unknown {
  const isStateful = someTerm(term, (part) => part.kind === 'call' && (part.isNew || part.epoch !== undefined));
  return isStateful ? undefined : known(() => new Evaluator(context.known, AS_WRITTEN).evaluate(term, new Map()));
}

/** The result, unless working it out comes to something that is not known, or throws. */
export function known<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof NotEvaluable || error instanceof ThrownInside || error instanceof RangeError) return undefined;
    throw error;
  }
}
