/** What `assay baseline` makes of a run. */
import { baselineText } from '../gate/baseline-text.ts';
import { isUnmeasured } from '../gate/decide-gate.ts';
import { isSameKnown, nextBaseline, sizeOf } from '../gate/next-baseline.ts';
import { entriesOf, NOTHING_KNOWN, type Baseline, type Known } from '../model/baseline.ts';
import type { Verification } from '../model/verification.ts';

export interface BaselineUpdate {
  /** Of the file. */
  readonly text: string;
  readonly entries: number;
  readonly behaviours: number;
  readonly findings: number;
  readonly added: number;
  readonly removed: number;
  /** Entries that stay because the run says nothing of them. */
  readonly unmeasured: number;
  /** Why a part of the run, or all of it, is no measurement; empty when all was measured. */
  readonly missing: readonly string[];
}

/** With `isPruning` nothing is added. */
export function baselineUpdate(verification: Verification, options: { readonly isPruning: boolean }): BaselineUpdate {
  const { known, ...changes } = nextBaseline(verification, options);
  return {
    ...changes,
    text: baselineText(known),
    entries: sizeOf(known),
    behaviours: new Set(known.behaviours.map(({ behaviour }) => behaviour)).size,
    findings: known.findings.length,
    missing: verification.gate.failedBy.filter(isUnmeasured),
  };
}

/** Whether the run was compared with this baseline, and no other. */
export function wasComparedWith({ baseline: compared }: Verification, baseline: Baseline | undefined): boolean {
  const parts: readonly Known[] = compared === undefined ? [] : Object.values(compared);
  const all: Known = {
    behaviours: parts.flatMap(({ behaviours }) => behaviours),
    findings: parts.flatMap(({ findings }) => findings),
  };
  return isSameKnown(baseline === undefined ? NOTHING_KNOWN : entriesOf(baseline), all);
}
