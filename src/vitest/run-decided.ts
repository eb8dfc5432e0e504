/** Runs tests until each is decided: what hangs is ended, and what was lost with it is run again. */
import { relative, sep } from 'node:path';
import type { TestSpecification, Vitest } from 'vitest/node';
import { giveOrder } from './configure-vitest.ts';
import { endWhatHangs, sentenceOf, type Patience } from './end-what-hangs.ts';
import { placeKey } from './place-key.ts';
import { recordUnloaded } from './record-unloaded.ts';
import { readRecords, type RecordingOrder, type VitestRecord } from './vitest-record.ts';

export interface DecidedRun {
  readonly vitest: Vitest;
  readonly specifications: readonly TestSpecification[];
  readonly root: string;
  /** Folder of the records. */
  readonly folder: string;
  readonly rows?: NonNullable<RecordingOrder['rows']>;
  readonly patience: Patience;
  /** Files that never come to the end of their loading, with a sentence that says so, by place: not run again. */
  readonly endless: Map<string, string>;
}

/** Under one label. */
export async function runDecided(run: DecidedRun, label: string): Promise<void> {
  let left = run.specifications.filter((one) => !run.endless.has(placeOf(one, run)));
  const errors: unknown[] = [];
  let hangs = 0;
  while (left.length > 0) {
    const ended = await runOnce(run, { label, specifications: left, selected: undefined });
    errors.push(...ended.unhandledErrors);
    hangs += ended.hangs;
    const before = left.length;
    left = ended.hangs === 0 ? [] : await unrecorded(run, label);
    if (left.length === before) break;
  }
  const { root, folder, specifications, endless } = run;
  await recordUnloaded({ root, folder, label, specifications, unhandledErrors: errors, reasons: endless });
  if (hangs > 0) await runRest(run, label, await keysOf(run));
}

/** Those of these cases that have not begun: without what had to be ended. */
export async function runRest(run: DecidedRun, label: string, keys: readonly string[]): Promise<void> {
  let left = await undecided(run, label, keys);
  while (left.length > 0) {
    const wanted = new Set(left);
    const cases = casesOf(await readRecords(run.folder)).filter(({ key }) => wanted.has(key));
    const places = new Set(cases.map(placeKey));
    const specifications = run.specifications.filter((one) => places.has(placeOf(one, run)));
    await runOnce(run, { label, specifications, selected: left });
    const before = left.length;
    left = await undecided(run, label, keys);
    if (left.length === before) return;
  }
}

export const keysOf = async ({ folder }: DecidedRun): Promise<readonly string[]> => [
  ...new Set(casesOf(await readRecords(folder)).map(({ key }) => key)),
];

interface Turn extends Pick<RecordingOrder, 'label' | 'selected' | 'isTogether'> {
  readonly specifications: readonly TestSpecification[];
}

/** As often as Vitest does by itself: what hangs is ended, and nothing is run again. */
export async function runOnce(
  run: DecidedRun,
  { label, selected, specifications, isTogether = false }: Turn,
): Promise<{ readonly unhandledErrors: readonly unknown[]; readonly hangs: number }> {
  const { vitest, root, folder, rows, patience, endless } = run;
  giveOrder(vitest, { root, folder, label, selected, isTogether, ...(rows && { rows }) });
  const watch = endWhatHangs(folder, patience);
  const running = vitest.runTestSpecifications([...specifications], selected === undefined);
  const { unhandledErrors } = await Promise.race([running, watch.stuck]).finally(watch.stop);
  for (const hang of watch.hangs) {
    if (hang.record.kind === 'loading') endless.set(placeKey(hang.record), sentenceOf(hang));
  }
  return { unhandledErrors, hangs: watch.hangs.length };
}

const casesOf = (records: readonly VitestRecord[]) => records.filter((record) => record.kind === 'case');

/** Lost with a process that another file had ended. */
async function unrecorded(run: DecidedRun, label: string): Promise<TestSpecification[]> {
  const records = await readRecords(run.folder);
  const loaded = new Set(
    records.flatMap((record) => (record.kind === 'file' && record.label === label ? [placeKey(record)] : [])),
  );
  return run.specifications.filter((one) => {
    const place = placeOf(one, run);
    return !loaded.has(place) && !run.endless.has(place);
  });
}

async function undecided({ folder }: DecidedRun, label: string, keys: readonly string[]): Promise<readonly string[]> {
  const records = await readRecords(folder);
  const begun = new Set(
    records.flatMap((record) => (record.kind === 'attempt' && record.label === label ? [record.key] : [])),
  );
  return keys.filter((key) => !begun.has(key));
}

export const placeOf = ({ project, moduleId }: TestSpecification, { root }: DecidedRun): string =>
  placeKey({ project: project.name, file: relative(root, moduleId).split(sep).join('/') });
