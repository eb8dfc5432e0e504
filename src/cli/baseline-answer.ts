import type { Verification } from '../model/verification.ts';
import type { BaselineUpdate } from '../pipeline/baseline-update.ts';
import { BASELINE } from '../pipeline/read-project.ts';
import { countText } from '../report/count-text.ts';
import { printable } from '../util/printable.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';

/** What `assay baseline` does with the run that it saw, and says of it. */
export interface BaselineAnswer {
  readonly text: string;
  readonly exitCode: ExitCode;
  readonly isWritten: boolean;
}

export function baselineAnswer(verification: Verification, update: BaselineUpdate): BaselineAnswer {
  const { gate, baseline, nextStep } = verification;
  if (nextStep !== undefined) return { text: `${nextStep}\n`, exitCode: EXIT_CODES.passed, isWritten: false };
  if (gate.failedBy.includes('run/specs-changed')) {
    const text = `The specs changed while the tests ran, so ${BASELINE} was left as it is. Run it again.\n`;
    return { text, exitCode: EXIT_CODES.unmeasured, isWritten: false };
  }
  const isWhole = update.missing.length === 0;
  const isWritten = update.entries > 0 || baseline !== undefined;
  const lines = [
    isWritten ? writtenText(update) : `Nothing fails the gate, so there is nothing to write to ${BASELINE}.`,
    ...(isWhole ? [] : [missingText(verification)]),
  ];
  const exitCode = isWhole ? EXIT_CODES.passed : EXIT_CODES.unmeasured;
  return { text: `${lines.join('\n')}\n`, exitCode, isWritten };
}

function writtenText({ entries, behaviours, findings, added, removed, unmeasured }: BaselineUpdate): string {
  const changes = [
    `${added} added`,
    `${removed} removed`,
    ...(unmeasured === 0 ? [] : [`${unmeasured} kept that this run did not measure`]),
  ];
  const size = `${countText(entries, 'entry', 'entries')} (${changes.join(', ')})`;
  const items = `${countText(behaviours, 'behaviour')} and ${countText(findings, 'finding')}`;
  return `${BASELINE}: ${size}.\nKnown are ${items}; the gate fails on what is new.`;
}

function missingText({ behaviours }: Verification): string {
  const missing = behaviours.filter(({ verdict }) => verdict.kind === 'inconclusive').map(({ id }) => id);
  return `${countText(missing.length, 'behaviour')} could not be measured, so nothing of that is known: ${printable(missing.join(', '))}.`;
}
