import type { Diagnosis } from '../model/diagnosis.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, FilePath, RowId } from '../model/ids.ts';
import { byPosition, byText, startOf } from '../model/location.ts';
import type { Cell, MutationRun, Row } from '../model/matrix.ts';
import type { RecordedPair, Recordings } from '../model/recording.ts';
import { groupBy } from '../util/group-by.ts';
import { codeChange } from './code-change.ts';
import { diagnoseSurvivor } from './diagnose-survivor.ts';
import { adviceOn, whyText } from './survivor-wording.ts';
import { byTelling, type Survivor } from './telling-survivors.ts';
import { countOf, listOf, snippet } from './wording.ts';

export interface RowFindingsInput {
  readonly evidence: readonly Evidence[];
  readonly run: MutationRun | undefined;
  /** What assertions look at under rows, as far as that was recorded. */
  readonly recordings?: Recordings | undefined;
  /** The code under test; a survivor in a file that is not here is shown without its change. */
  readonly sources: ReadonlyMap<FilePath, string>;
}

/** What is reported of one line. */
interface ReportedSurvivor {
  readonly shown: Survivor;
  readonly others: readonly Survivor[];
}

/** Survivors, at most one a line, the most telling. Behaviours whose tests could not be measured have none, nor has what is untested anyway. */
function reportedSurvivors(input: Pick<RowFindingsInput, 'evidence' | 'run'>): readonly ReportedSurvivor[] {
  const sound = input.evidence.filter(
    ({ linkedTests, untrustedTests }) => linkedTests.length > 0 && untrustedTests.length === 0,
  );
  const cellsOf = groupBy(input.run?.cells ?? [], (cell) => cell.row);
  const survivors = (input.run?.rows ?? []).flatMap((row): readonly Survivor[] => {
    const sides = sound.filter(
      ({ classes, unloadable }) => isSurvivor(row.id, classes) && !unloadable.includes(row.id),
    );
    return sides.length === 0 ? [] : [{ row, sides, cells: linkedCells(cellsOf.get(row.id) ?? [], sides) }];
  });
  const lines = groupBy(survivors, ({ row }) => `${row.file}:${row.span.start.line}`);
  return [...lines.values()].flatMap((onLine) => {
    const [shown, ...others] = onLine.toSorted(byTelling);
    return shown === undefined ? [] : [{ shown, others }];
  });
}

/** So many tests at most are looked at for each survivor. */
const MOST_TESTS = 8;

/** The attempts from which it can be told why the reported survivors survive. */
export function survivorPairs(input: Pick<RowFindingsInput, 'evidence' | 'run'>): readonly RecordedPair[] {
  return reportedSurvivors(input).flatMap(({ shown: { row, cells } }) =>
    cells
      .filter(({ outcome }) => outcome === 'passed')
      .toSorted((left, right) => byText(left.column, right.column))
      .slice(0, MOST_TESTS)
      .map(({ column, tier }) => ({ column, row: row.id, isIsolated: tier !== 'hot' })),
  );
}

function linkedCells(cells: readonly Cell[], sides: readonly Evidence[]): readonly Cell[] {
  const linked = new Set(sides.flatMap(({ linkedTests }) => linkedTests));
  return cells.filter(({ column }) => linked.has(column));
}

export function survivorFindings(input: RowFindingsInput): readonly Finding[] {
  const recordingsOf = groupBy(input.recordings?.pairs ?? [], ({ row }) => row);
  return reportedSurvivors(input).map((reported) => {
    const { row, cells } = reported.shown;
    const diagnosis = diagnoseSurvivor({
      cells,
      recordings: recordingsOf.get(row.id) ?? [],
      columns: input.recordings?.columns ?? [],
    });
    return survivorFinding(reported, diagnosis, input.sources);
  });
}

const isSurvivor = (row: RowId, classes: Evidence['classes']): boolean => classes.get(row) === 'survived';

function survivorFinding(
  { shown, others }: ReportedSurvivor,
  diagnosis: Diagnosis,
  sources: RowFindingsInput['sources'],
): Finding {
  const { row, sides } = shown;
  const source = sources.get(row.file);
  const behaviours = [shown, ...others].flatMap((survivor) => survivor.sides.map((side) => side.behaviourId));
  const tests = sides.flatMap((side) => reachingTests(row.id, side));
  return {
    rule: 'evidence/survivor',
    subject: row.id,
    location: startOf(row.span),
    message: survivorMessage(shown, others.length, diagnosis),
    confidence: 'certain',
    confirmed: true,
    behaviours: [...new Set(behaviours)].sort(byText),
    tests: [...new Set(tests)].sort(byText),
    diagnosis,
    ...(source === undefined ? {} : { change: codeChange(row, source) }),
  };
}

function survivorMessage({ row, sides }: Survivor, others: number, diagnosis: Diagnosis): string {
  const ids = listOf(sides.map((side) => side.behaviourId).sort(byText));
  const reaching = new Set(sides.flatMap((side) => reachingTests(row.id, side))).size;
  const change = row.replacement.trim() === '' ? 'can be removed' : `can become ${snippet(row.replacement)}`;
  const all = reaching === 1 ? `the one test of ${ids} that runs it` : `the ${reaching} tests of ${ids} that run it`;
  const isSample = (diagnosis.kind === 'nothing-changed' || diagnosis.kind === 'same-results') && reaching > MOST_TESTS;
  const ran = isSample ? `the ${MOST_TESTS} looked at of ${all}` : all;
  const what =
    reaching === 0
      ? `and no linked test of ${ids} runs it: ${adviceOn({ kind: 'not-reached' })}`
      : whyText(diagnosis, ran);
  const more = others === 0 ? '' : ` (${others} more on this line)`;
  return `${snippet(row.original)} ${change}, ${what}${more}.`;
}

const reachingTests = (row: RowId, { reached }: Evidence) =>
  [...reached].filter(([, rows]) => rows.has(row)).map(([test]) => test);

/** Code in some scope that is relevant to no active behaviour, once a function. */
export function unreachedFindings({ evidence, run }: RowFindingsInput): readonly Finding[] {
  const scopesOf = groupBy(
    evidence.flatMap(({ behaviourId, rowsInScope, unloadable }) => {
      const loadable = new Set(rowsInScope).difference(new Set(unloadable));
      return [...loadable].map((row) => ({ row, behaviourId }));
    }),
    ({ row }) => row,
  );
  const relevant = new Set(evidence.flatMap(({ classes, unmeasured }) => [...classes.keys(), ...unmeasured]));
  const unreached = (run?.rows ?? []).filter(
    ({ id, origin }) => origin === 'mutator' && scopesOf.has(id) && !relevant.has(id),
  );
  const behavioursOf = (row: Row) => (scopesOf.get(row.id) ?? []).map(({ behaviourId }) => behaviourId);
  const functions = groupBy(unreached, ({ file, functionPath }) => `${file}#${functionPath}`);
  return [...functions.values()].flatMap((rows) => unreachedFunction(rows, rows.flatMap(behavioursOf)));
}

function unreachedFunction(rows: readonly Row[], scopes: readonly BehaviourId[]): readonly Finding[] {
  const [first] = rows.toSorted((left, right) => byPosition(left.span.start, right.span.start));
  if (first === undefined) return [];
  const behaviours = [...new Set(scopes)].sort(byText);
  const place = first.functionPath === '' ? `the top level of ${first.file}` : snippet(first.functionPath);
  const message = `No linked test or example reaches ${countOf(rows.length, 'possible change')} to ${place}, which is code of ${listOf(behaviours)}: state what it must do, or narrow \`code\`.`;
  const location = startOf(first.span);
  return [
    {
      rule: 'evidence/unreached-code',
      subject: first.functionPath,
      location,
      message,
      confidence: 'certain',
      confirmed: true,
      behaviours,
      tests: [],
    },
  ];
}
