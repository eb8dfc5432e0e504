/** What a rehearsal of one test comes to. */
import { describeValue } from '../../../src/oracle/rehearse/inspect.ts';
import { examined, inTest, type SmallProject } from '../small-project.ts';

/** The text of each asserted value of a project's first test; `undefined` where the test is not understood. */
export function assertedIn(project: SmallProject): readonly string[] | undefined {
  const [first] = examined(project);
  const rehearsal = first?.context.rehearse(first.test);
  return rehearsal?.ledger.met.map(({ actual }) => describeValue(actual));
}

export const asserted = (body: string, code = 'export const id = (x: unknown) => x;'): readonly string[] | undefined =>
  assertedIn({ code, test: inTest(body) });

export const shown = (expression: string, setup = ''): string | undefined =>
  asserted(`${setup}\nexpect(${expression}).toSatisfy(() => true);`)?.[0];
