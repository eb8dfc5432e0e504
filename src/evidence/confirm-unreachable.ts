import type { Finding } from '../model/finding.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';

/**
 * What reading only suspects of an assertion that never runs is so for certain where its tests passed, with the code as it is and under
 * a change to it, and asserted nothing.
 */
export function confirmUnreachable(
  told: readonly Finding[],
  { cases, run }: { readonly cases: readonly TestCase[]; readonly run: MutationRun | undefined },
): readonly Finding[] {
  const passing = new Set((run?.cells ?? []).filter(({ outcome }) => outcome === 'passed').map(({ column }) => column));
  const silent = new Set(cases.filter((one) => assertsNothing(one) && passing.has(one.id)).map(({ id }) => id));
  return told.map((finding) =>
    finding.rule === 'oracle/unreachable-assertion' &&
    finding.confidence === 'likely' &&
    finding.tests.every((test) => silent.has(test))
      ? { ...finding, confidence: 'certain', confirmed: true }
      : finding,
  );
}

/** In none of its runs on the code as it is. */
export const assertsNothing = ({ runs }: TestCase): boolean => runs.every(({ assertions }) => assertions === 0);
