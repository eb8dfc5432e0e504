/** Runs the tests that read rows once more for each row, with another outcome in it: a test that uses the outcome goes red. */
import { relative, sep } from 'node:path';
import type { TestSpecification, Vitest } from 'vitest/node';
import { giveOrder } from './configure-vitest.ts';
import { endWhatHangs, PATIENCE } from './end-what-hangs.ts';
import { LABELS, TOGETHER_LABEL, type StatedRows } from './suite-request.ts';
import { placeKey } from './place-key.ts';
import { readRecords, type CaseRecord, type ChangedRow, type VitestRecord } from './vitest-record.ts';

export interface ChangedRowsRun {
  readonly vitest: Vitest;
  /** The test files that ran unmutated. */
  readonly specifications: readonly TestSpecification[];
  readonly root: string;
  /** Folder of the records. */
  readonly folder: string;
  /** Of the test files, whose second run was the one in company. */
  readonly together: ReadonlySet<TestSpecification>;
  readonly rows: readonly StatedRows[];
}

/** One row at a time in each file, so that no two changes hide each other; several files at the same time. */
export async function runChangedRows(run: ChangedRowsRun): Promise<void> {
  const { vitest, root, folder, rows } = run;
  const waiting = tasksOf(run, await readRecords(folder));
  for (let round = 0; waiting.some(({ changes }) => changes.length > round); round += 1) {
    const current = waiting.flatMap(({ place, specification, changes }) => {
      const change = changes[round];
      return change === undefined ? [] : [{ place, specification, change }];
    });
    giveOrder(vitest, {
      ...{ root, folder, rows, label: `changed rows ${round + 1}` },
      selected: current.flatMap(({ change }) => change.selected),
      changedRows: Object.fromEntries(current.map(({ place, change }) => [place, change])),
    });
    const watch = endWhatHangs(folder, { ...PATIENCE, attempt: timeoutOf(vitest) });
    await vitest
      .runTestSpecifications(
        current.map(({ specification }) => specification),
        false,
      )
      .finally(watch.stop);
  }
}

interface FileTask {
  readonly place: string;
  readonly specification: TestSpecification;
  readonly changes: readonly (ChangedRow & { readonly selected: readonly string[] })[];
}

function tasksOf(run: ChangedRowsRun, records: readonly VitestRecord[]): readonly FileTask[] {
  const cases = records.filter((record) => record.kind === 'case' && record.label === LABELS[0]);
  const casesIn = Map.groupBy(
    cases.filter((record) => record.kind === 'case'),
    placeKey,
  );
  const reading = new Set(
    records.flatMap((record) => (record.kind === 'reading' ? [`${placeKey(record)} ${record.behaviour}`] : [])),
  );
  const [first, second, together] = [...LABELS, TOGETHER_LABEL].map((label) => passedIn(records, label));
  return run.specifications.flatMap((one) => {
    const { project, moduleId } = one;
    const again = run.together.has(one) ? together : second;
    const place = placeKey({ project: project.name, file: relative(run.root, moduleId).split(sep).join('/') });
    const inFile = casesIn.get(place) ?? [];
    const keys = inFile.map(({ key }) => key);
    const changes = run.rows
      .filter(({ behaviour }) => reading.has(`${place} ${behaviour}`))
      .flatMap(({ behaviour, changed, isNamedElsewhere }) => {
        const sound = inFile.filter(
          ({ key, isExpectedToFail }) => first?.has(key) && again?.has(key) && !isExpectedToFail,
        );
        const selected = sound.filter((one) => isNamedElsewhere || names(one, behaviour)).map(({ key }) => key);
        return selected.length === 0 ? [] : changed.map((row, index) => ({ behaviour, index, row, keys, selected }));
      });
    // They can be ended from outside, as those of examples.
    const pool = project.config.pool.startsWith('vm') ? 'vmForks' : 'forks';
    return changes.length === 0
      ? []
      : [{ place, specification: project.createSpecification(moduleId, undefined, pool), changes }];
  });
}

/** The keys of the tests of which an attempt passed. */
const passedIn = (records: readonly VitestRecord[], label: string): ReadonlySet<string> =>
  new Set(
    records.flatMap((record) =>
      record.kind === 'attempt' && record.label === label && record.state === 'passed' ? [record.key] : [],
    ),
  );

/** Wherever a claim may stand, its text is in a title or a tag. */
const names = ({ titlePath, tags }: CaseRecord, behaviour: string): boolean =>
  [...titlePath, ...tags].some((text) => text.includes(behaviour));

/** Milliseconds, where a project sets no limit to its tests. */
const LONGEST = 60_000;

const timeoutOf = ({ projects }: Vitest): number =>
  Math.max(...projects.map(({ config }) => (config.testTimeout > 0 ? Math.min(config.testTimeout, LONGEST) : LONGEST)));
