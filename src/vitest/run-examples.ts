/** Runs examples unmutated: each ends, whatever the code does, and none is held against the code for what another left behind. */
import { keysOf, runDecided, runRest, type DecidedRun } from './run-decided.ts';
import { FRESH_LABELS } from './suite-request.ts';
import { readRecords } from './vitest-record.ts';

/** Under one label. */
export async function runExamples(run: DecidedRun, label: string): Promise<void> {
  if (run.specifications.length === 0) return;
  await runDecided(run, label);
  await runRest(run, label, await keysOf(run));
}

/** Those that failed, each with modules of its own. */
export async function runFailedExamples(run: DecidedRun): Promise<void> {
  if (run.specifications.length === 0) return;
  const failed = await failedKeys(run);
  for (const label of FRESH_LABELS) await runRest(run, label, failed);
}

/** What never ended would not end with new modules either. */
async function failedKeys({ folder }: DecidedRun): Promise<readonly string[]> {
  const records = await readRecords(folder);
  return [...new Set(records.flatMap((one) => (one.kind === 'attempt' && one.state === 'failed' ? [one.key] : [])))];
}
