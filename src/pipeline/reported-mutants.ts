/** What every mutant came to: for the suite as a whole, and for each behaviour. */
import type { Evidence } from '../model/evidence.ts';
import type { BehaviourId, RowId } from '../model/ids.ts';
import { byLocation, byText, startOf } from '../model/location.ts';
import type { Cell, MutationRun, Outcome, Row } from '../model/matrix.ts';
import type { MutantStatus } from '../model/mutant-status.ts';
import type { ReportedMutant, ReportedSource } from '../model/reported-mutant.ts';
import type { SourceFile } from '../model/source-file.ts';
import { groupBy } from '../util/group-by.ts';

export interface MatrixFacts {
  /** `undefined` where nothing was run. */
  readonly mutationRun?: MutationRun | undefined;
  /** Of the behaviours that the run answers for. */
  readonly evidence: readonly Evidence[];
  readonly waived: ReadonlySet<RowId>;
}

/** The mutants in the scope of the behaviours, sorted by place and id; tests that are not in `testIds` are not named. */
export function reportedMutants(
  { mutationRun, evidence, waived }: MatrixFacts,
  testIds: readonly string[],
): ReportedMutant[] {
  const positions = new Map(testIds.map((id, index) => [id, index]));
  const testsOf = (cells: readonly Cell[]): number[] =>
    [...new Set(cells.flatMap(({ column }) => positions.get(column) ?? []))].sort((left, right) => left - right);
  const inScope = new Set([
    ...waived,
    ...evidence.flatMap(({ rowsInScope, arid }) => [...rowsInScope, ...arid.keys()]),
  ]);
  const cellsOf = groupBy(mutationRun?.cells ?? [], ({ row }) => row);
  const classesOf = rowClasses(evidence);
  return (mutationRun?.rows ?? [])
    .filter(({ id, origin }) => origin === 'mutator' && inScope.has(id))
    .toSorted((left, right) => byLocation(startOf(left.span), startOf(right.span)) || byText(left.id, right.id))
    .map((row) => {
      const cells = cellsOf.get(row.id) ?? [];
      return {
        ...placeOf(row),
        ...(row.arid !== undefined && { arid: row.arid }),
        status: waived.has(row.id) || row.arid !== undefined ? 'Ignored' : statusOf(cells),
        killedBy: testsOf(cells.filter(({ outcome }) => FAILURES.has(outcome))),
        coveredBy: testsOf(cells),
        behaviours: classesOf.get(row.id) ?? [],
      };
    });
}

/** The sources that the mutants' places refer to, sorted by file. */
export function reportedSources(mutants: readonly ReportedMutant[], sources: readonly SourceFile[]): ReportedSource[] {
  const files = new Set(mutants.map(({ file }) => file));
  return sources
    .filter(({ path }) => files.has(path))
    .map(({ path, text }) => ({ file: path, text }))
    .sort((left, right) => byText(left.file, right.file));
}

const placeOf = ({ id, file, span: { start, end }, mutatorName, replacement }: Row) => ({
  ...{ id, file, mutator: mutatorName, replacement },
  start: { line: start.line, column: start.column },
  end: { line: end.line, column: end.column },
});

function rowClasses(evidence: readonly Evidence[]): ReadonlyMap<RowId, ReportedMutant['behaviours']> {
  const classes = evidence
    .toSorted((left, right) => byText(left.behaviourId, right.behaviourId))
    .flatMap(({ behaviourId, classes: ofRows }) =>
      [...ofRows].map(([row, rowClass]) => ({ row, behaviourId, rowClass })),
    );
  const named = ({
    behaviourId: id,
    rowClass,
  }: {
    behaviourId: BehaviourId;
    rowClass: ReportedMutant['behaviours'][number]['class'];
  }) => ({
    id,
    class: rowClass,
  });
  return new Map([...groupBy(classes, ({ row }) => row)].map(([row, ofRow]) => [row, ofRow.map(named)]));
}

const FAILURES: ReadonlySet<Outcome> = new Set<Outcome>(['check', 'crash', 'hook', 'load']);

function statusOf(cells: readonly Cell[]): MutantStatus {
  if (cells.length === 0) return 'NoCoverage';
  if (cells.every(({ outcome }) => outcome === 'load')) return 'RuntimeError';
  const outcomes = new Set(cells.map(({ outcome }) => outcome));
  if (!outcomes.isDisjointFrom(FAILURES)) return 'Killed';
  if (outcomes.has('timeout')) return 'Timeout';
  return outcomes.has('unmeasured') ? 'Pending' : 'Survived';
}
