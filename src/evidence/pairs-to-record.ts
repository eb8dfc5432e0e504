/** Of which attempts it is to be known what their assertions look at. */
import type { Evidence } from '../model/evidence.ts';
import type { DeclarationId, RowId, TestId } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import type { Cell, MutationRun } from '../model/matrix.ts';
import type { RecordedPair } from '../model/recording.ts';
import type { TestCase } from '../model/suite.ts';
import type { TestVerdict } from '../model/verdict.ts';
import { groupBy } from '../util/group-by.ts';
import { assertionAt, spanKey } from './assertion-at.ts';
import { isDisprovable } from './disproved-assertions.ts';
import { survivorPairs } from './row-findings.ts';
import type { WeighedOracle } from './weighed-oracle.ts';

export interface PairsInput {
  readonly evidence: readonly Evidence[];
  readonly run: MutationRun | undefined;
  readonly cases: readonly TestCase[];
  readonly testVerdicts: ReadonlyMap<TestId, TestVerdict>;
  readonly oracles: ReadonlyMap<DeclarationId, WeighedOracle>;
}

/** So many rows are looked at of each test that notices nothing, and so many failures of each assertion under suspicion. */
const MOST_ROWS = 8;
const MOST_FAILURES = 2;
/** Of the tests of a violated behaviour. */
const MOST_VIOLATING = 50;

/**
 * Whatever can explain a survivor, show that a test follows the code or makes the call of a violated example, or clear an assertion. Of several rows the first are taken by an
 * order in which other rows have no say, so that shards record what a whole run would.
 */
export function pairsToRecord(input: PairsInput): readonly RecordedPair[] {
  const cells = [...silentCells(input), ...suspectCells(input), ...violatedCells(input)];
  const pairs = [...survivorPairs(input), ...cells.map(recordedPair)];
  const distinct = new Map(pairs.map((pair) => [`${pair.column} ${pair.row}`, pair]));
  return [...distinct.values()].sort((left, right) => byText(left.column, right.column) || byText(left.row, right.row));
}

export const recordedPair = ({ column, row, tier }: Cell): RecordedPair => ({
  column,
  row,
  isIsolated: tier !== 'hot',
});

/** Attempts of tests that pass whatever changes: under what others notice first, since that is most likely to change a value. */
function silentCells({ run, cases, testVerdicts }: PairsInput): readonly Cell[] {
  const cells = mutantCells(run);
  const noticed = new Set(cells.filter(({ outcome }) => outcome === 'check').map(({ row }) => row));
  const passed = groupBy(
    cells.filter(({ outcome }) => outcome === 'passed'),
    ({ column }) => column,
  );
  const byWorth = (left: Cell, right: Cell): number =>
    Number(noticed.has(right.row)) - Number(noticed.has(left.row)) || byText(left.row, right.row);
  return cases
    .filter(({ id }) => isSilent(testVerdicts.get(id)))
    .flatMap(({ id }) => (passed.get(id) ?? []).toSorted(byWorth).slice(0, MOST_ROWS));
}

/** Whether a test notices nothing, though it asserts something. */
const isSilent = (verdict: TestVerdict | undefined): boolean =>
  verdict?.kind === 'restates' ||
  verdict?.kind === 'misdirected' ||
  (verdict?.kind === 'vacuous' && verdict.because.includes('no-kill'));

/** Failures of assertions of which reading thinks that they cannot fail. */
function suspectCells({ run, cases, oracles }: PairsInput): readonly Cell[] {
  const failed = groupBy(
    mutantCells(run).filter(({ outcome }) => outcome === 'check'),
    ({ column }) => column,
  );
  return cases.flatMap(({ id, declarationId }) => {
    const { assertions = [], suspicions = [] } = (declarationId && oracles.get(declarationId)) ?? {};
    const suspected = suspicions.filter(isDisprovable).flatMap(({ assertion }) => assertion ?? []);
    return [...new Set(suspected.map(spanKey))].flatMap((key) =>
      (failed.get(id) ?? [])
        .filter(({ failure }) => {
          const at = failure?.location && assertionAt(assertions, failure.location);
          return at !== undefined && spanKey(at) === key;
        })
        .toSorted((left, right) => byText(left.row, right.row))
        .slice(0, MOST_FAILURES),
    );
  });
}

/** One attempt of each test whose behaviour the code violates: from it is known which calls the test makes. */
function violatedCells({ run, evidence }: PairsInput): readonly Cell[] {
  const violated = evidence.filter(({ examples }) => examples.violated > 0);
  const tests = new Set(violated.flatMap(({ linkedTests }) => linkedTests.slice(0, MOST_VIOLATING)));
  const cells = mutantCells(run).filter(({ column, outcome }) => tests.has(column) && isEnded(outcome));
  return [...groupBy(cells, ({ column }) => column).values()].flatMap((own) =>
    own.toSorted((left, right) => byText(left.row, right.row)).slice(0, 1),
  );
}

const isEnded = (outcome: Cell['outcome']): boolean => outcome === 'passed' || outcome === 'check';

function mutantCells(run: MutationRun | undefined): readonly Cell[] {
  const mutants = new Set<RowId>((run?.rows ?? []).filter(({ origin }) => origin === 'mutator').map(({ id }) => id));
  return (run?.cells ?? []).filter(({ row }) => mutants.has(row));
}
