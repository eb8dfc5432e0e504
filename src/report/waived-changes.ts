import type { ReportedMutant } from '../model/reported-mutant.ts';
import type { Verification } from '../model/verification.ts';
import { LINE_END, originalOf } from './original-text.ts';

/** A change to the code that a person excuses. */
export interface WaivedChange {
  readonly waiver: Verification['waivers'][number];
  /** Absent in reports that do not hold it. */
  readonly mutant: ReportedMutant | undefined;
  /** What can become what; empty without the mutant. */
  readonly what: string;
}

/** In the order of the policy. */
export function waivedChanges({ waivers, mutants, sources }: Verification): readonly WaivedChange[] {
  const lines = new Map(sources.map(({ file, text }) => [file, text.split(LINE_END)]));
  return waivers.map((waiver) => {
    const mutant = mutants.find(({ id }) => id === waiver.mutant);
    return { waiver, mutant, what: mutant === undefined ? '' : whatOf(mutant, lines.get(mutant.file) ?? []) };
  });
}

function whatOf(mutant: ReportedMutant, sourceLines: readonly string[]): string {
  const change = mutant.replacement.trim() === '' ? 'can be removed' : `can become ${snippet(mutant.replacement)}`;
  return `${snippet(originalOf(mutant, sourceLines))} ${change}`;
}

const LONGEST = 60;

function snippet(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST).toWellFormed()}…` : line}\``;
}
