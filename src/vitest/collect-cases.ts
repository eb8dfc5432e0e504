/** Makes cases of what was recorded of them in the unmutated runs. */
import { filePath, type FilePath } from '../model/ids.ts';
import type { ChangedRowRun, CollectedCase, UnmutatedRun } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { classifyAttempts } from './classify-attempt.ts';
import { failureOf } from './failure-of.ts';
import { placeKey } from './place-key.ts';
import { changedLabel } from './row-reading.ts';
import { FRESH_LABELS, LABELS, TOGETHER_LABEL, type RowsOrder } from './suite-request.ts';
import type { AttemptRecord, CaseRecord, VitestRecord } from './vitest-record.ts';

export interface Recorded {
  readonly records: readonly VitestRecord[];
  /** The test files whose second run was the one in company, as `placeKey` names them. */
  readonly together: ReadonlySet<string>;
  readonly rows?: readonly RowsOrder[] | undefined;
  /** What the specs name: an error that it throws is no check. */
  readonly code?: readonly FilePath[] | undefined;
}

/** In the order in which Vitest collected them, file by file. */
export function collectCases({ records, together, rows = [], code = [] }: Recorded): readonly CollectedCase[] {
  // In a file that is code and holds tests of its own, it is most likely these that throw.
  const codeBeside = ({ file }: CaseRecord): ReadonlySet<FilePath> => new Set(code).difference(new Set([file]));
  const attempts = groupBy(
    records.filter((record) => record.kind === 'attempt'),
    ({ label, key }) => `${label} ${key}`,
  );
  // Titles that only come up in company are no cases of the suite.
  const cases = records.filter((record) => record.kind === 'case').filter(({ label }) => isApart(label));
  const first = new Map(cases.toReversed().map((record) => [record.key, record]));
  return [...first.values()].toReversed().map((record) => ({
    project: record.project,
    file: filePath(record.file),
    titlePath: record.titlePath,
    mode: record.mode,
    isExpectedToFail: record.isExpectedToFail,
    tags: record.tags,
    ...(record.isInBrowser && { isInBrowser: record.isInBrowser }),
    location: { file: filePath(record.file), line: record.line, column: record.column },
    runs: labelsOf(record, { attempts, together }).map((label) =>
      unmutatedRun(record, attempts.get(`${label} ${record.key}`) ?? []),
    ),
    ...changedRuns(rows, (label) => attempts.get(`${label} ${record.key}`), codeBeside(record)),
  }));
}

function changedRuns(
  rows: readonly RowsOrder[],
  attemptsOf: (label: string) => readonly AttemptRecord[] | undefined,
  codeUnderTest: ReadonlySet<FilePath>,
): Pick<CollectedCase, 'changedRows'> {
  const changedRows = rows.flatMap(({ behaviour, changed }) =>
    changed.flatMap((_, index): ChangedRowRun[] => {
      const attempts = attemptsOf(changedLabel({ behaviour, index }));
      if (attempts === undefined) return [];
      const { outcome, error } = classifyAttempts(attempts, { codeUnderTest });
      return [{ behaviour, index, outcome, failure: error && failureOf(error) }];
    }),
  );
  return changedRows.length === 0 ? {} : { changedRows };
}

const isApart = (label: string): boolean => LABELS.some((one) => one === label);

function labelsOf(
  { key, ...place }: CaseRecord,
  { attempts, together }: { readonly attempts: ReadonlyMap<string, unknown>; readonly together: ReadonlySet<string> },
): readonly string[] {
  if (FRESH_LABELS.every((label) => attempts.has(`${label} ${key}`))) return FRESH_LABELS;
  return together.has(placeKey(place)) ? [LABELS[0], TOGETHER_LABEL] : LABELS;
}

/** Of several attempts (`retry`, `repeats`) the last one counts. */
function unmutatedRun(testCase: CaseRecord, attempts: readonly AttemptRecord[]): UnmutatedRun {
  const last = attempts.at(-1);
  if (last === undefined || last.state === 'skipped') {
    return { outcome: 'skipped', assertions: 0, failure: undefined, duration: 0 };
  }
  const { assertions, duration } = last;
  const [error] = last.errors;
  const hasFailed =
    last.state === 'open' || (testCase.isExpectedToFail ? last.state === 'passed' : last.state === 'failed');
  if (!hasFailed) return { outcome: 'passed', assertions, failure: undefined, duration };
  const failure = error === undefined ? { message: unexplained(last), location: undefined } : failureOf(error);
  return { outcome: 'failed', assertions, failure, duration };
}

const unexplained = (attempt: AttemptRecord): string =>
  attempt.state === 'open' ? 'the test was cut off' : 'the test is marked as failing, and passed';
