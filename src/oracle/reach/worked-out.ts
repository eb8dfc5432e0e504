/** What keeps an assertion from running by the values that the code gives. */
import { subjectCallsIn } from '../compare/unfold-calls.ts';
import { statelessValue } from '../compare/written-value.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { not } from '../terms/build-operation.ts';
import { makeOperation } from '../terms/make-term.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';

/** Whether a list that the code makes has no element. */
export function isWorkedOutEmpty(list: Term, context: OracleContext): boolean {
  const value = isMadeByCode(list, context) ? statelessValue(list, context) : undefined;
  return Array.isArray(value) && value.length === 0;
}

/** Whether a condition on what the code makes does not hold, and nothing is asserted where it does not. */
export function isWorkedOutFalse(condition: Term, { assertions }: ExaminedTest, context: OracleContext): boolean {
  const otherwise = not(condition).key;
  const isAsserted = assertions.some(({ path }) =>
    path.some((step) => step.kind === 'branch' && step.condition.key === otherwise),
  );
  if (isAsserted || !isMadeByCode(condition, context)) return false;
  return statelessValue(makeOperation('!', [condition]), context) === true;
}

/** Not where it is handed an empty list, which it may fill. */
function isMadeByCode(term: Term, context: OracleContext): boolean {
  const calls = subjectCallsIn(term, context);
  const mayFill = calls.some(({ args }) => args.some((arg) => someTerm(arg, ({ key }) => key === '[]')));
  return calls.length > 0 && !mayFill;
}
