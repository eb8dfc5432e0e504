import type { ReportedBehaviour, ReportedFinding, ReportedTest, Verification } from '../model/verification.ts';
import { isActionableTest } from './actionable.ts';
import { failsGate } from './gate-wording.ts';

/** What a baseline names, and what only says more of it: none of it is new. */
export interface KnownItems {
  readonly behaviour: (behaviour: ReportedBehaviour) => boolean;
  readonly finding: (finding: ReportedFinding) => boolean;
  /** Only of tests that would need a look. */
  readonly test: (test: ReportedTest) => boolean;
}

/** Findings and tests of behaviours that the baseline names are known too, unless they fail the gate. */
export function knownIn({ behaviours, findings }: Pick<Verification, 'behaviours' | 'findings'>): KnownItems {
  const known = new Set(behaviours.flatMap(({ id, known: isKnown }) => (isKnown === true ? [id] : [])));
  const isOfKnown = (ids: readonly string[]): boolean => ids.length > 0 && ids.every((id) => known.has(id));
  const testsWith = (isWanted: (finding: ReportedFinding) => boolean): ReadonlySet<string> =>
    new Set(findings.filter(isWanted).flatMap(({ tests }) => tests));
  const knownTests = testsWith((finding) => finding.known === true);
  const failingTests = testsWith(failsGate);
  return {
    behaviour: ({ known: isKnown }) => isKnown === true,
    finding: (finding) => finding.known === true || (!failsGate(finding) && isOfKnown(finding.behaviours)),
    test: ({ id, claims, verdict }) =>
      isActionableTest(verdict.kind) && !failingTests.has(id) && (knownTests.has(id) || isOfKnown(claims)),
  };
}
