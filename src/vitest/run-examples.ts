/** Runs examples unmutated: each ends, whatever the code does, and none is held against the code for what another left behind. */
import { relative, sep } from 'node:path';
import type { TestSpecification, Vitest } from 'vitest/node';
import { giveOrder } from './configure-vitest.ts';
import { endWhatHangs } from './end-what-hangs.ts';
import { recordUnloaded } from './record-unloaded.ts';
import { FRESH_LABELS } from './suite-request.ts';
import { readRecords, type VitestRecord } from './vitest-record.ts';

export interface ExampleRun {
  readonly vitest: Vitest;
  readonly specifications: readonly TestSpecification[];
  readonly root: string;
  /** Folder of the records. */
  readonly folder: string;
  readonly labels: readonly string[];
  /** Milliseconds that the longest example may take. */
  readonly timeout: number;
}

export async function runExamples(run: ExampleRun): Promise<void> {
  if (run.specifications.length === 0) return;
  for (const label of run.labels) await runAll(run, label);
  const failed = await failedKeys(run);
  for (const label of FRESH_LABELS) await runRest(run, label, failed);
}

/** What was not decided when a process was ended is run again, without what had to be ended. */
async function runAll(run: ExampleRun, label: string): Promise<void> {
  await runOnce(run, label, undefined);
  await runRest(run, label, await keysOf(run));
}

async function runRest(run: ExampleRun, label: string, keys: readonly string[]): Promise<void> {
  let left = await undecided(run, label, keys);
  while (left.length > 0) {
    await runOnce(run, label, left);
    const before = left.length;
    left = await undecided(run, label, keys);
    if (left.length === before) return;
  }
}

async function runOnce(run: ExampleRun, label: string, selected: readonly string[] | undefined): Promise<void> {
  const { vitest, root, folder, timeout } = run;
  const records = selected === undefined ? [] : await readRecords(folder);
  const wanted = new Set(selected);
  const files = new Set(casesOf(records).flatMap(({ key, file }) => (wanted.has(key) ? [file] : [])));
  const specifications = run.specifications.filter(
    ({ moduleId }) => selected === undefined || files.has(relative(root, moduleId).split(sep).join('/')),
  );
  giveOrder(vitest, { root, folder, label, selected });
  const stop = endWhatHangs(folder, timeout);
  const { unhandledErrors } = await vitest.runTestSpecifications([...specifications], false).finally(stop);
  if (selected === undefined) await recordUnloaded({ root, folder, label, specifications, unhandledErrors });
}

const casesOf = (records: readonly VitestRecord[]) => records.filter((record) => record.kind === 'case');

const keysOf = async ({ folder }: ExampleRun): Promise<readonly string[]> => [
  ...new Set(casesOf(await readRecords(folder)).map(({ key }) => key)),
];

async function undecided({ folder }: ExampleRun, label: string, keys: readonly string[]): Promise<readonly string[]> {
  const attempts = (await readRecords(folder)).filter((record) => record.kind === 'attempt' && record.label === label);
  const begun = new Set(attempts.map((record) => (record.kind === 'attempt' ? record.key : '')));
  return keys.filter((key) => !begun.has(key));
}

/** What never ended would not end with new modules either. */
async function failedKeys({ folder }: ExampleRun): Promise<readonly string[]> {
  const records = await readRecords(folder);
  return [...new Set(records.flatMap((one) => (one.kind === 'attempt' && one.state === 'failed' ? [one.key] : [])))];
}
