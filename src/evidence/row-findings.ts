import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, FilePath, RowId } from '../model/ids.ts';
import { byPosition, byText, startOf } from '../model/location.ts';
import type { MutationRun, Row } from '../model/matrix.ts';
import { groupBy } from '../util/group-by.ts';
import { codeChange } from './code-change.ts';
import { countOf, listOf, snippet } from './wording.ts';

export interface RowFindingsInput {
  readonly evidence: readonly Evidence[];
  readonly run: MutationRun | undefined;
  /** The code under test; a survivor in a file that is not here is shown without its change. */
  readonly sources: ReadonlyMap<FilePath, string>;
}

/** A row that survives, and the evidence of each behaviour for which it does. */
interface Survivor {
  readonly row: Row;
  readonly sides: readonly Evidence[];
}

/** Survivors, at most one a line. Behaviours whose tests could not be measured have none, nor has what is untested anyway. */
export function survivorFindings(input: RowFindingsInput): readonly Finding[] {
  const sound = input.evidence.filter(
    ({ linkedTests, untrustedTests }) => linkedTests.length > 0 && untrustedTests.length === 0,
  );
  const survivors = (input.run?.rows ?? []).flatMap((row): readonly Survivor[] => {
    const sides = sound.filter(
      ({ classes, unloadable }) => isSurvivor(row.id, classes) && !unloadable.includes(row.id),
    );
    return sides.length === 0 ? [] : [{ row, sides }];
  });
  const lines = groupBy(survivors, ({ row }) => `${row.file}:${row.span.start.line}`);
  return [...lines.values()].flatMap((onLine) => survivorOfLine(onLine, input.sources));
}

const isSurvivor = (row: RowId, classes: Evidence['classes']): boolean => classes.get(row) === 'survived';

function survivorOfLine(onLine: readonly Survivor[], sources: RowFindingsInput['sources']): readonly Finding[] {
  const [shown, ...others] = onLine.toSorted(byWeight);
  if (shown === undefined) return [];
  const { row, sides } = shown;
  const source = sources.get(row.file);
  const behaviours = onLine.flatMap((survivor) => survivor.sides.map((side) => side.behaviourId));
  const tests = sides.flatMap((side) => reachingTests(row.id, side));
  return [
    {
      rule: 'evidence/survivor',
      subject: row.id,
      location: startOf(row.span),
      message: survivorMessage(shown, others.length),
      confidence: 'certain',
      confirmed: true,
      behaviours: [...new Set(behaviours)].sort(byText),
      tests: [...new Set(tests)].sort(byText),
      ...(source === undefined ? {} : { change: codeChange(row, source) }),
    },
  ];
}

/** The survivor that concerns most behaviours first, then by place. */
function byWeight(left: Survivor, right: Survivor): number {
  return (
    right.sides.length - left.sides.length ||
    byPosition(left.row.span.start, right.row.span.start) ||
    byText(left.row.id, right.row.id)
  );
}

function survivorMessage({ row, sides }: Survivor, others: number): string {
  const ids = listOf(sides.map((side) => side.behaviourId).sort(byText));
  const linked = new Set(sides.flatMap((side) => side.linkedTests)).size;
  const reaching = new Set(sides.flatMap((side) => reachingTests(row.id, side))).size;
  const change = row.replacement.trim() === '' ? 'can be removed' : `can become ${snippet(row.replacement)}`;
  const what =
    reaching === 0
      ? `and no linked test of ${ids} runs it: call it in one, and assert what the spec states`
      : `and no assertion notices, though ${reaching} of ${countOf(linked, 'test')} of ${ids} ran it: assert an outcome, taken from the spec, that this change makes wrong`;
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
