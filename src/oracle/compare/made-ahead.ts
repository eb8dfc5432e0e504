import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { sameTerm } from './match-terms.ts';
import { normalForm, plainly } from './normal-form.ts';
import type { Sides } from './sides.ts';
import { isSubjectCall } from './unfold-calls.ts';

/** Whether the expected value is the very call that is asserted, made ahead of the test: in a hook, as the file loads, or in another file. */
export function isMadeAhead(
  { actual, expected }: Sides,
  { calls, site }: ExaminedTest,
  context: OracleContext,
): boolean {
  if (expected.kind !== 'call' || actual.kind !== 'call' || expected.callee.key !== actual.callee.key) return false;
  if (expected.isNew || !isSubjectCall(expected, context)) return false;
  const made = calls.filter(({ term }) => term.key === expected.key);
  const isAhead = made.some((record) => record.phase !== 'body' || record.site.file !== site.file);
  if (!isAhead || (actual.key === expected.key && made.length < 2)) return false;
  return sameTerm(normalForm(actual, plainly(context)), normalForm(expected, plainly(context)));
}
