/** Writes down what a shard measured, and says what has to become of it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { shareText } from '../model/share.ts';
import { UserError } from '../model/user-error.ts';
import { partText, type Part } from '../pipeline/measure-share.ts';
import { countText, numberText } from '../report/count-text.ts';
import { durationText } from '../util/duration-text.ts';
import { printable } from '../util/printable.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { printText } from './log-text.ts';

/** Whether the shard was measured; verdicts are left to the merge. @throws {UserError} `output-failed`. */
export async function writePart(part: Part, file: string): Promise<ExitCode> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, partText(part));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('output-failed', `The part could not be written: ${reason}`, { cause });
  }
  const fault = faultOf(part);
  const lines = fault === undefined ? [doneText(part)] : [doneText(part), fault];
  const next = `Its part is in ${file}. Nothing is judged yet: \`assay merge\` takes the parts of all ${numberText(part.share.count)} shards.`;
  printText(`${[...lines, next].map(printable).join('\n')}\n`);
  return fault === undefined ? EXIT_CODES.passed : EXIT_CODES.unmeasured;
}

function doneText({ share, duration, measured: { matrix } }: Part): string {
  const changes = `${numberText(matrix.dealt.length)} of ${countText(matrix.rows.length, 'change')} tried`;
  return `Shard ${shareText(share)}: ${changes} in ${durationText(duration)}.`;
}

function faultOf({ changed, measured: { matrix } }: Part): string | undefined {
  if (matrix.unhealthy !== undefined) return `It could not be measured: ${matrix.unhealthy}`;
  return changed.length === 0
    ? undefined
    : `${changed.join(', ')} changed while the tests ran: nothing of this counts.`;
}
