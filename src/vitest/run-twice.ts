/** The two unmutated runs of all examples and tests. */
import type { TestSpecification } from 'vitest/node';
import { runDecided, type DecidedRun } from './run-decided.ts';
import { runExamples, runFailedExamples } from './run-examples.ts';
import { runAgain } from './run-together.ts';
import { LABELS } from './suite-request.ts';

/** `tests` is the run of the tests; examples come before them, and have `timeout` milliseconds each. @returns as `runAgain`. */
export async function runTwice(
  tests: DecidedRun,
  examples: { readonly specifications: readonly TestSpecification[]; readonly timeout: number },
): Promise<ReadonlySet<TestSpecification>> {
  const exampleRun = {
    ...tests,
    specifications: examples.specifications,
    patience: { ...tests.patience, attempt: examples.timeout },
  };
  const all = [...exampleRun.specifications, ...tests.specifications];
  const isExample = new Set(exampleRun.specifications);
  const apart = async (some: readonly TestSpecification[], label: string): Promise<void> => {
    await runExamples({ ...exampleRun, specifications: some.filter((one) => isExample.has(one)) }, label);
    const others = some.filter((one) => !isExample.has(one));
    if (others.length > 0) await runDecided({ ...tests, specifications: others }, label);
  };
  await apart(all, LABELS[0]);
  const together = await runAgain({ ...tests, specifications: all }, apart);
  await runFailedExamples(exampleRun);
  return together;
}
