import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import type { Sides } from './sides.ts';
import { isSubjectCall } from './unfold-calls.ts';

/** Whether the expected value is the very call that is asserted, made ahead of the test: in a hook, as the file loads, or in another file. */
export function isMadeAhead({ expected }: Sides, { calls, site }: ExaminedTest, context: OracleContext): boolean {
  if (expected.kind !== 'call' || expected.isNew || !isSubjectCall(expected, context)) return false;
  const made = calls.filter(({ term }) => term.key === expected.key);
  return made.length > 1 && made.some((record) => record.phase !== 'body' || record.site.file !== site.file);
}
