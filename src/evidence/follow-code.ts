/** Which assertions follow the code (PRODUCT.md, section 3). README.md says how they are told from relations. */
import type { Behaviour } from '../model/behaviour.ts';
import type { DeclarationId, RowId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { startOf, type Location, type Span } from '../model/location.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { Suspicion, TestOracle } from '../model/oracle.ts';
import type { Recordings } from '../model/recording.ts';
import { saysSame } from '../model/says-same.ts';
import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { assertionAt } from './assertion-at.ts';
import { isOtherValue, movesByTest, type Move } from './assertion-moves.ts';
import { callsUnder, isAskedTwice } from './repeated-calls.ts';
import { rowsOfCases } from './rows-of-cases.ts';
import { countOf, snippet } from './wording.ts';

export interface FollowInput {
  /** What the tests claim. */
  readonly behaviours?: readonly Behaviour[];
  readonly oracles: readonly TestOracle[];
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
  readonly run: MutationRun | undefined;
  readonly recordings?: Recordings | undefined;
}

/** So many changes to the code an assertion has to follow. */
const FEWEST_ROWS = 2;

/** A suspicion for each assertion that is proved to follow the code. */
export function followersIn(input: FollowInput): ReadonlyMap<DeclarationId, readonly Suspicion[]> {
  if (input.recordings === undefined) return new Map();
  const movesOf = movesByTest(input.recordings);
  const failures = groupBy(
    (input.run?.cells ?? []).filter(({ outcome }) => outcome === 'check'),
    ({ column }) => column,
  );
  const rowOf = rowsOfCases(input.cases);
  const casesOf = groupBy(
    input.cases.filter((one) => !meansTheSame(one, input)),
    ({ declarationId }) => declarationId,
  );
  return new Map(
    input.oracles.map(({ declarationId, assertions }) => {
      const cases = (casesOf.get(declarationId) ?? []).map((one) => ({
        row: rowOf.get(one) ?? 0,
        moves: movesOf.get(one.id) ?? [],
        failedAt: (failures.get(one.id) ?? []).flatMap(({ failure }) => failure?.location ?? []),
      }));
      return [declarationId, assertions.flatMap((assertion) => suspicionAbout(assertion, assertions, cases))];
    }),
  );
}

/** That a value is the same each time may be the very behaviour, or what the test is there to show. */
function meansTheSame({ id, titlePath }: TestCase, { links, behaviours = [] }: FollowInput): boolean {
  const claimed = links.filter(({ testId }) => testId === id).map(({ behaviourId }) => behaviourId);
  const stated = behaviours.filter((behaviour) => claimed.includes(behaviour.id));
  return [...stated, { must: titlePath.join(' ') }].some(saysSame);
}

interface CaseFacts {
  readonly row: number;
  readonly moves: readonly Move[];
  readonly failedAt: readonly Location[];
}

/** An assertion that failed in one case, or relates two calls in one, is none in any. */
function suspicionAbout(assertion: Span, all: readonly Span[], cases: readonly CaseFacts[]): readonly Suspicion[] {
  const isHere = (place: Location): boolean => assertionAt(all, place) === assertion;
  if (cases.some(({ failedAt }) => failedAt.some(isHere))) return [];
  const own = cases.map(({ row, moves }) => ({ row, moves: moves.filter(({ after }) => isHere(after.place)) }));
  const telling = own.map(({ row, moves }) => ({
    row,
    moves: moves.filter(({ before, after }) => isOtherValue(before.actual, after.actual)),
  }));
  if (own.some(({ moves }) => moves.some(({ isFailed }) => isFailed))) return [];
  if (!telling.every(({ moves }) => moves.every(isFollowing))) return [];
  const proved = telling.filter(({ moves }) => rowsOf(moves).size >= FEWEST_ROWS);
  const [first] = proved;
  const [move] = first?.moves ?? [];
  if (first === undefined || move === undefined) return [];
  return [
    {
      rule: 'evidence/oracle-follows-code',
      location: startOf(assertion),
      message: messageOf(move, rowsOf(first.moves).size),
      ...{ confidence: 'certain', assertion, worth: 'mirrored', isConfirmed: true },
      ...(proved.length < cases.length && { rows: proved.map(({ row }) => row) }),
    },
  ];
}

const rowsOf = (moves: readonly Move[]): ReadonlySet<RowId> => new Set(moves.map(({ row }) => row));

/** Whether both sides are what the same call gives. */
function isFollowing({ before, after, column, pair }: Move): boolean {
  if (!isEqual(before) || !isEqual(after) || after.isNegated || asksForIdentity(after)) return false;
  if (column.calls === undefined || pair.calls === undefined) return false;
  const { index } = before;
  const isAsked = isAskedTwice(column.calls, { index, digest: before.actual.digest });
  return isAsked && isAskedTwice(callsUnder(column.calls, pair.calls), { index, digest: after.actual.digest });
}

const isEqual = ({ actual, expected }: Move['after']): boolean => actual.digest === expected.digest;

/** That a call gives the very same object twice can be meant. */
const asksForIdentity = ({ matcher, actual: { type } }: Move['after']): boolean =>
  /^(?:toBe|strictEqual|equal|equals|eq)$/.test(matcher) && /^(?:[A-Z]|function)/.test(type);

function messageOf({ before, after }: Move, rows: number): string {
  const change = `${snippet(before.actual.text)} became ${snippet(after.actual.text)} on both sides`;
  return `This assertion follows the code: under ${countOf(rows, 'change')} to it, what is expected changed with what came out (${change}), since the test asks the code for both: state the value that the spec asks for.`;
}
