/** What running the examples showed, on the code as it is and under each row: pure. */
import type { CallExample } from '../model/behaviour.ts';
import type { MeasuredExamples } from '../model/evidence.ts';
import type { Contradiction } from '../model/finding.ts';
import type { BehaviourId, FilePath, RowId } from '../model/ids.ts';
import { contains } from '../model/location.ts';
import type { Cell, MutationRun, Outcome } from '../model/matrix.ts';
import type { ResolvedScope } from '../model/scope.ts';
import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { callText, commonContradiction } from './contradiction.ts';
import type { PlannedExample } from './plan-examples.ts';

/** One example, after its two unmutated runs. */
export type RunExample = Pick<PlannedExample, 'behaviourId' | 'example' | 'file'> &
  (
    | { readonly state: 'held' | 'flaky'; readonly column: TestCase }
    | { readonly state: 'violated'; readonly column: TestCase; readonly contradiction: Contradiction }
    /** Its module did not load, or Vitest left it out. */
    | { readonly state: 'not-run'; readonly column: undefined }
  );

/** In the order of the plan. */
export function settleExamples(
  planned: readonly PlannedExample[],
  columns: readonly TestCase[],
): readonly RunExample[] {
  const columnOf = new Map(columns.map((column) => [keyOf(column.file, column.titlePath), column]));
  return planned.map(({ behaviourId, example, file, title }) => {
    const column = columnOf.get(keyOf(file, [title]));
    return { behaviourId, example, file, ...settle(example, column) };
  });
}

const keyOf = (file: FilePath, titlePath: readonly string[]): string => JSON.stringify([file, ...titlePath]);

type Settled =
  | Pick<Extract<RunExample, { readonly state: 'held' | 'flaky' }>, 'state' | 'column'>
  | Pick<Extract<RunExample, { readonly state: 'violated' }>, 'state' | 'column' | 'contradiction'>
  | { readonly state: 'not-run'; readonly column: undefined };

function settle(example: CallExample, column: TestCase | undefined): Settled {
  const outcomes = new Set(column?.runs.map(({ outcome }) => outcome));
  if (column === undefined || outcomes.size === 0 || outcomes.has('skipped')) {
    return { state: 'not-run', column: undefined };
  }
  if (outcomes.size > 1) return { state: 'flaky', column };
  if (outcomes.has('passed')) return { state: 'held', column };
  const messages = column.runs.map(({ failure }) => failure?.message ?? '');
  return { state: 'violated', column, contradiction: commonContradiction(messages, example) };
}

export interface ExampleMatrix {
  readonly examples: readonly RunExample[];
  /** `undefined` when nothing was run. */
  readonly run: MutationRun | undefined;
  readonly scopes: readonly ResolvedScope[];
  /** What tells a value from others, as in a `ComparedValue`. */
  readonly digestOf: (value: unknown) => string;
}

/** By behaviour; what an example does under changes outside its behaviour's scope says nothing about the behaviour. */
export function exampleResults({
  examples,
  run,
  scopes,
  digestOf,
}: ExampleMatrix): ReadonlyMap<BehaviourId, MeasuredExamples> {
  const cellsOf = groupBy(run?.cells ?? [], ({ column }) => column);
  return new Map(
    [...groupBy(examples, ({ behaviourId }) => behaviourId)].map(([behaviourId, own]) => {
      const isInScope = rowsWithin(run, scopes.find((scope) => scope.behaviourId === behaviourId)?.spans ?? []);
      const measured = own.map(({ example, column }) => {
        const cells = column === undefined ? [] : (cellsOf.get(column.id) ?? []);
        return { example, cells: cells.filter(({ row }) => isInScope.has(row)) };
      });
      const count = (state: RunExample['state']): number => own.filter((one) => one.state === state).length;
      const breakersOf = measured.map(({ example, cells }) => ({
        call: callText(example),
        location: example.location,
        rows: rowsOf(cells.filter(({ outcome }) => BREAKS[outcome])),
        statedDigest: example.outcome.kind === 'returns' ? digestOf(example.outcome.value) : undefined,
      }));
      const result: MeasuredExamples = {
        held: count('held'),
        violated: count('violated'),
        reached: rowsOf(measured.flatMap(({ cells }) => cells)),
        breakers: new Set(breakersOf.flatMap(({ rows }) => [...rows])),
        breakersOf,
      };
      return [behaviourId, result];
    }),
  );
}

/** Whatever else happens instead of what is stated is wrong. A time limit or a cut proves no other value. */
const BREAKS: Readonly<Record<Outcome, boolean>> = {
  passed: false,
  check: true,
  crash: true,
  timeout: false,
  hook: false,
  load: false,
  unmeasured: false,
};

function rowsWithin(run: MutationRun | undefined, spans: ResolvedScope['spans']): ReadonlySet<RowId> {
  const mutants = (run?.rows ?? []).filter(({ origin }) => origin === 'mutator');
  return new Set(mutants.filter((row) => spans.some((span) => contains(span, row.span))).map(({ id }) => id));
}

const rowsOf = (cells: readonly Cell[]): ReadonlySet<RowId> => new Set(cells.map(({ row }) => row));

/** The run as its tests alone made it. */
export function withoutExamples(run: MutationRun, examples: readonly RunExample[]): MutationRun {
  const columns = new Set(examples.flatMap(({ column }) => (column === undefined ? [] : [column.id])));
  return {
    ...run,
    cells: run.cells.filter(({ column }) => !columns.has(column)),
    untrusted: run.untrusted.filter(({ column }) => !columns.has(column)),
  };
}
