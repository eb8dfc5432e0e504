import { sizeOf, type NextBaseline } from '../gate/next-baseline.ts';
import { isUnmeasured } from '../gate/decide-gate.ts';
import type { Verification } from '../model/verification.ts';
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

export function baselineAnswer(verification: Verification, next: NextBaseline): BaselineAnswer {
  const { gate, baseline, nextStep } = verification;
  if (nextStep !== undefined) return { text: `${nextStep}\n`, exitCode: EXIT_CODES.passed, isWritten: false };
  if (gate.failedBy.includes('run/specs-changed')) {
    const text = `The specs changed while the tests ran, so ${BASELINE} was left as it is. Run it again.\n`;
    return { text, exitCode: EXIT_CODES.unmeasured, isWritten: false };
  }
  const missing = gate.failedBy.filter(isUnmeasured);
  const isWritten = sizeOf(next.known) > 0 || baseline !== undefined;
  const lines = [
    isWritten ? writtenText(next) : `Nothing fails the gate, so there is nothing to write to ${BASELINE}.`,
    ...(missing.length === 0 ? [] : [missingText(verification)]),
  ];
  return {
    text: `${lines.join('\n')}\n`,
    exitCode: missing.length === 0 ? EXIT_CODES.passed : EXIT_CODES.unmeasured,
    isWritten,
  };
}

function writtenText({ known, added, removed, unmeasured }: NextBaseline): string {
  const behaviours = new Set(known.behaviours.map(({ behaviour }) => behaviour)).size;
  const changes = [
    `${added} added`,
    `${removed} removed`,
    ...(unmeasured === 0 ? [] : [`${unmeasured} kept that this run did not measure`]),
  ];
  const size = `${countText(sizeOf(known), 'entry', 'entries')} (${changes.join(', ')})`;
  const items = `${countText(behaviours, 'behaviour')} and ${countText(known.findings.length, 'finding')}`;
  return `${BASELINE}: ${size}.\nKnown are ${items}; the gate fails on what is new.`;
}

function missingText({ behaviours }: Verification): string {
  const missing = behaviours.filter(({ verdict }) => verdict.kind === 'inconclusive').map(({ id }) => id);
  return `${countText(missing.length, 'behaviour')} could not be measured, so nothing of that is known: ${printable(missing.join(', '))}.`;
}
