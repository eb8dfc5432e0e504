/** What running tests with changed rows showed: pure. */
import type { Behaviour, DataExample } from '../model/behaviour.ts';
import type { Credit } from '../model/evidence.ts';
import type { BehaviourId, TestId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { ChangedRowRun, Failure, TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { dataExamplesOf } from './data-rows.ts';

export interface MeasuredRow {
  readonly example: DataExample;
  /**
   * `used`: an independent assertion of a linked test fails when its outcome is another one · `unused`: none does ·
   * `unread`: no test that claims the behaviour reads it · `open`: that could not be measured.
   */
  readonly state: 'used' | 'unused' | 'unread' | 'open';
}

/** The rows of one behaviour, in the order of the spec. */
export interface MeasuredRows {
  readonly behaviourId: BehaviourId;
  readonly rows: readonly MeasuredRow[];
  /** The linked tests that read them. */
  readonly readers: readonly TestId[];
}

export interface DataRowFacts {
  readonly behaviours: readonly Behaviour[];
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
  /** What an assertion that failed is worth. */
  readonly creditOf: (failed: { readonly column: TestId; readonly failure: Failure | undefined }) => Credit;
}

/** Of active behaviours that have such rows. */
export function dataRowResults({ behaviours, cases, links, creditOf }: DataRowFacts): readonly MeasuredRows[] {
  const caseOf = new Map(cases.map((testCase) => [testCase.id, testCase]));
  const linksOf = groupBy(links, ({ behaviourId }) => behaviourId);
  const isNoticed = (column: TestId, { outcome, failure }: ChangedRowRun): boolean =>
    outcome === 'check' && creditOf({ column, failure }) === 'independent';
  return behaviours.flatMap((behaviour) => {
    const examples = dataExamplesOf(behaviour);
    if (behaviour.status !== 'active' || examples.length === 0) return [];
    const claiming = [...new Set((linksOf.get(behaviour.id) ?? []).map(({ testId }) => testId))].flatMap(
      (id) => caseOf.get(id) ?? [],
    );
    const readers = claiming.filter((testCase) => isGreen(testCase) && runsFor(testCase, behaviour.id).length > 0);
    const stateOf = (index: number): MeasuredRow['state'] => {
      const runs = readers.flatMap((reader) =>
        runsFor(reader, behaviour.id).flatMap((run) => (run.index === index ? [{ reader, run }] : [])),
      );
      if (runs.some(({ reader, run }) => isNoticed(reader.id, run))) return 'used';
      if (readers.length === 0) return claiming.every(isGreen) ? 'unread' : 'open';
      const isOpen = runs.length === 0 || runs.some(({ run }) => UNDECIDED.has(run.outcome));
      return isOpen ? 'open' : 'unused';
    };
    const rows = examples.map((example, index): MeasuredRow => ({ example, state: stateOf(index) }));
    return [{ behaviourId: behaviour.id, rows, readers: readers.map(({ id }) => id) }];
  });
}

const UNDECIDED: ReadonlySet<ChangedRowRun['outcome']> = new Set(['unmeasured', 'timeout', 'load']);

const runsFor = ({ changedRows = [] }: TestCase, id: BehaviourId): readonly ChangedRowRun[] =>
  changedRows.filter(({ behaviour }) => behaviour === id);

const isGreen = ({ isExpectedToFail, runs }: TestCase): boolean =>
  !isExpectedToFail && runs.length > 0 && runs.every(({ outcome }) => outcome === 'passed');
