import type { Behaviour } from '../model/behaviour.ts';
import type {
  Credit,
  Evidence,
  ExampleResult,
  RowClass,
  UsedRows,
  WrongBehaviourEvidence,
  WrongBehaviourResult,
} from '../model/evidence.ts';
import type { BehaviourId, RowId, TestId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { byText, contains, type Span } from '../model/location.ts';
import type { Cell, MutationRun, Row } from '../model/matrix.ts';
import type { ResolvedScope } from '../model/scope.ts';
import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { classifyRows } from './classify-rows.ts';
import { findKills, type Kills } from './find-kills.ts';
import { indexRun, isUnloadable, type KillMatrix } from './kill-matrix.ts';
import { sortClaims, type SortedClaims } from './sort-claims.ts';
import { isUndecided, weighWrongBehaviour } from './weigh-wrong-behaviour.ts';

export interface EvidenceInput {
  /** Only active ones are weighed. */
  readonly behaviours: readonly Behaviour[];
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
  readonly scopes: readonly ResolvedScope[];
  /** `undefined` when no mutation was run. */
  readonly run: MutationRun | undefined;
  readonly waived: ReadonlySet<RowId>;
  /** What the failed assertion of a `check` is worth; asked for no other outcome. */
  readonly creditOf: (cell: Cell) => Credit;
  /** Whether a mutant that only a time limit notices counts as killed. */
  readonly timeoutsCount: boolean;
  readonly examples?: ReadonlyMap<BehaviourId, ExampleResult>;
  readonly dataRows?: ReadonlyMap<BehaviourId, UsedRows>;
  readonly wrongBehaviours?: ReadonlyMap<BehaviourId, readonly WrongBehaviourResult[]>;
  /** Tests that a person accepted at their present text. */
  readonly acceptedTests?: ReadonlySet<TestId>;
  /** Behaviours whose meaning changed since they were accepted. */
  readonly suspects?: ReadonlySet<BehaviourId>;
  /** Behaviours that a budget left unmeasured. */
  readonly overBudget?: ReadonlySet<BehaviourId>;
}

/** What is known of one behaviour before it is compared with the others. */
interface Side {
  readonly id: BehaviourId;
  readonly claims: SortedClaims;
  readonly isScopeResolved: boolean;
  readonly mutants: ReadonlySet<RowId>;
  readonly arid: Evidence['arid'];
  readonly ownCode: ReadonlySet<RowId>;
  readonly kills: Kills;
  readonly examples: ExampleResult;
  readonly rows: UsedRows;
  readonly wrongBehaviours: readonly WrongBehaviourResult[];
}

const NO_SCOPE = { spans: [], ownSpans: [], isResolved: false };
const NO_EXAMPLES: ExampleResult = { held: 0, violated: 0, reached: new Set(), breakers: new Set() };

const NO_ROWS: UsedRows = { used: 0, unused: 0 };

/** Reads the kill matrix from each active behaviour's side; one evidence each, sorted by id. */
export function weighEvidence(input: EvidenceInput): readonly Evidence[] {
  const matrix = indexRun(input.run, input.waived);
  const claimsOf = sortClaims(input.cases, input.links);
  const sides = input.behaviours
    .filter((behaviour) => behaviour.status === 'active')
    .map((behaviour) => takeSide(behaviour.id, claimsOf(behaviour.id), { input, matrix }))
    .sort((left, right) => byText(left.id, right.id));
  const noticedBy = findNoticers(sides);
  return sides.map((side) => weigh(side, noticedBy, { input, matrix }));
}

interface Context {
  readonly input: EvidenceInput;
  readonly matrix: KillMatrix;
}

function takeSide(id: BehaviourId, claims: SortedClaims, { input, matrix }: Context): Side {
  const scope = input.scopes.find((candidate) => candidate.behaviourId === id) ?? NO_SCOPE;
  const mutants = mutantsWithin(matrix.rows, scope.spans);
  const wrongBehaviours = input.wrongBehaviours?.get(id) ?? [];
  const wrongRows = new Set(rowsOf(wrongBehaviours));
  const { creditOf } = input;
  return {
    id,
    claims,
    isScopeResolved: scope.isResolved,
    mutants,
    arid: new Map(rowsWithin(matrix.arid, scope.spans).map(({ id: row, arid }) => [row, arid])),
    ownCode: mutantsWithin(matrix.rows, scope.ownSpans),
    kills: findKills({ matrix, creditOf, linkedTests: claims.linkedTests, mutants, wrongRows }),
    examples: input.examples?.get(id) ?? NO_EXAMPLES,
    rows: input.dataRows?.get(id) ?? NO_ROWS,
    wrongBehaviours,
  };
}

const rowsOf = (wrongBehaviours: readonly WrongBehaviourResult[]): readonly RowId[] =>
  wrongBehaviours.flatMap((wrong) => (wrong.kind === 'row' ? [wrong.row] : []));

const mutantsWithin = (rows: readonly Row[], spans: readonly Span[]): ReadonlySet<RowId> =>
  new Set(rowsWithin(rows, spans).map((row) => row.id));

/** The mutants inside. */
function rowsWithin<Mutant extends Row>(rows: readonly Mutant[], spans: readonly Span[]): readonly Mutant[] {
  const spansOf = groupBy(spans, ({ file }) => file);
  const isInside = (row: Row): boolean => spansOf.get(row.file)?.some((span) => contains(span, row.span)) ?? false;
  return rows.filter((row) => row.origin === 'mutator' && isInside(row));
}

/** The behaviours that have an own kill of a row, or an example that it breaks, by row. */
function findNoticers(sides: readonly Side[]): ReadonlyMap<RowId, readonly BehaviourId[]> {
  const notices = sides.flatMap(({ id, kills, examples }) =>
    [...kills.ownKills.values(), examples.breakers].flatMap((rows) => [...rows].map((row) => ({ row, id }))),
  );
  return new Map([...groupBy(notices, (notice) => notice.row)].map(([row, group]) => [row, group.map(({ id }) => id)]));
}

function weigh(side: Side, noticedBy: ReadonlyMap<RowId, readonly BehaviourId[]>, context: Context): Evidence {
  const { input, matrix } = context;
  const { id, claims, kills, examples, mutants } = side;
  const measured = classifyRows({
    matrix,
    kills,
    mutants,
    ownCode: side.ownCode,
    reachedByExample: examples.reached,
    breakers: examples.breakers,
    isOthers: (row) => noticedBy.get(row)?.some((other) => other !== id) ?? false,
    timeoutsCount: input.timeoutsCount,
  });
  const wrongRows = rowsOf(side.wrongBehaviours);
  const isMeasured = healthOf(input.run) === 'sound' && claims.linkedTests.length > 0;
  const untrustedTests = claims.linkedTests.filter((test) => matrix.untrusted.has(test));
  const wrongSide = { kills, matrix, isMeasured, isTrusted: untrustedTests.length === 0 };
  const wrongBehaviours = side.wrongBehaviours.map((wrong) => weighWrongBehaviour(wrong, wrongSide));
  return {
    behaviourId: id,
    ...claims,
    ...kills,
    ...measured,
    untrustedTests,
    health: healthOf(input.run),
    isScopeResolved: side.isScopeResolved,
    rowsInScope: [...mutants, ...wrongRows].sort(byText),
    arid: side.arid,
    unloadable: [...mutants].filter((row) => isUnloadable(matrix, row)),
    unmeasured: [...measured.unmeasured, ...wrongRows.filter((row) => isUndecided(row, wrongSide))].sort(byText),
    examples: {
      held: examples.held,
      violated: examples.violated,
      strength: strengthOf(examples, measured),
      rows: side.rows,
    },
    missedBreakers: [...examples.breakers].filter((row) => isMissed(measured.classes.get(row))).sort(byText),
    wrongBehaviours,
    isAnchored: isAnchored(side, wrongBehaviours, input.acceptedTests),
    isSuspect: input.suspects?.has(id) ?? false,
    isOverBudget: input.overBudget?.has(id) ?? false,
  };
}

function strengthOf(
  { held, reached, breakers }: ExampleResult,
  { classes, unmeasured }: Pick<Evidence, 'classes' | 'unmeasured'>,
): number | undefined {
  const relevant = new Set([...classes.keys(), ...unmeasured]);
  // Not every engine runs examples under changes.
  if (held === 0 || relevant.size === 0 || reached.size === 0) return undefined;
  return (relevant.intersection(breakers).size / relevant.size) * 100;
}

function healthOf(run: MutationRun | undefined): Evidence['health'] {
  if (run === undefined) return 'not-run';
  return run.unhealthy === undefined ? 'sound' : 'unhealthy';
}

/** A breaker outside the relevant rows has no class: it is waived, or it does not load. */
const isMissed = (rowClass: RowClass | undefined): boolean => rowClass !== undefined && rowClass !== 'killed';

function isAnchored(
  { claims, examples, rows }: Side,
  wrongBehaviours: readonly WrongBehaviourEvidence[],
  acceptedTests: ReadonlySet<TestId> = new Set(),
): boolean {
  const isCheckable = wrongBehaviours.some(({ state }) => state === 'caught' || state === 'missed');
  const isAccepted = claims.linkedTests.length > 0 && claims.linkedTests.every((test) => acceptedTests.has(test));
  return examples.held > 0 || rows.used > 0 || isCheckable || isAccepted;
}
