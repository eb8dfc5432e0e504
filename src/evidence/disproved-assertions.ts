/** Which assertions have shown that their expected value does not come from the code. */
import { declarationId, type DeclarationId, type RowId, type TestId } from '../model/ids.ts';
import { contains, type Location, type Span } from '../model/location.ts';
import type { Cell, MutationRun } from '../model/matrix.ts';
import type { Suspicion } from '../model/oracle.ts';
import type { PairRecording } from '../model/recording.ts';
import type { ResolvedScope } from '../model/scope.ts';
import type { ComparedValues } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { assertionAt, spanKey } from './assertion-at.ts';
import { isOtherValue } from './assertion-moves.ts';
import type { ContradictionInput } from './contradicted-calls.ts';
import type { FollowInput } from './follow-code.ts';

export interface OraclesInput extends FollowInput, ContradictionInput {
  readonly scopes: readonly ResolvedScope[];
}

/** What running can disprove. A copy of the formula stays a copy, however well it notices changes to the original. */
const DISPROVABLE: ReadonlySet<string> = new Set<Suspicion['rule']>([
  'oracle/expected-from-subject',
  'oracle/self-comparison',
  'oracle/imported-constant',
  'oracle/mock-echo',
]);

/**
 * Whether execution withdraws a suspicion: its assertion failed by check under a relevant mutant that gave its actual value, and not its
 * expected one, another value of its type. Where it was not recorded what they are without the mutant, two such failures have to tell:
 * two actual values against one and the same expected one. (With a single failure it could be the expected value that moved.)
 */
export function withdrawnBy(input: OraclesInput): (declarationId: DeclarationId, suspicion: Suspicion) => boolean {
  const suspected = input.oracles.filter(({ suspicions }) => suspicions.some(isDisprovable));
  const failuresOf = relevantFailures(input, new Set(suspected.map(({ declarationId }) => declarationId)));
  const moved = new Map(
    suspected.map(({ declarationId, assertions }) => [
      declarationId,
      movedAssertions(failuresOf.get(declarationId) ?? [], assertions),
    ]),
  );
  return (declarationId, suspicion) =>
    isDisprovable(suspicion) &&
    suspicion.assertion !== undefined &&
    moved.get(declarationId)?.has(spanKey(suspicion.assertion)) === true;
}

/** Whether it is about one assertion, and running can say that it is wrong. */
export const isDisprovable = ({ rule, assertion }: Suspicion): boolean =>
  DISPROVABLE.has(rule) && assertion !== undefined;

/** What an assertion compared when it failed. */
interface Failed extends ComparedValues {
  readonly column: TestId;
  readonly place: Location;
  /** The same without the mutant, where that was recorded. */
  readonly before?: ComparedValues;
}

/** Checks under mutants of the claimed behaviours' code, by the test's declaration. */
function relevantFailures(
  input: OraclesInput,
  wanted: ReadonlySet<DeclarationId>,
): ReadonlyMap<DeclarationId, readonly Failed[]> {
  const { cases, run } = input;
  if (run === undefined || run.unhealthy !== undefined) return new Map();
  const isRelevant = relevance(input, run);
  const declarationOf = new Map(cases.map(({ id, declarationId }) => [id, declarationId]));
  const isWanted = (column: TestId, row: RowId): boolean => {
    const declarationId = declarationOf.get(column);
    return declarationId !== undefined && wanted.has(declarationId) && isRelevant(column, row);
  };
  const cells = run.cells.filter(({ column, row, outcome }) => outcome === 'check' && isWanted(column, row));
  const checked = new Set(cells.map(({ column, row }) => `${column} ${row}`));
  const recorded = (input.recordings?.pairs ?? []).filter(({ column, row }) => checked.has(`${column} ${row}`));
  const failed = [...cells.flatMap(failedIn), ...recorded.flatMap(failedUnder)];
  return groupBy(failed, ({ column }) => declarationOf.get(column) ?? NO_DECLARATION);
}

const NO_DECLARATION = declarationId('');

/** Whether a mutant is in the code of a behaviour that the test claims. */
function relevance({ links, scopes }: OraclesInput, run: MutationRun): (test: TestId, row: RowId) => boolean {
  const rowOf = new Map(run.rows.filter(({ origin }) => origin === 'mutator').map((row) => [row.id, row]));
  const spansOf = new Map(scopes.map(({ behaviourId, spans }) => [behaviourId, spans]));
  const claimedSpans = new Map(
    [...groupBy(links, ({ testId }) => testId)].map(([test, claims]) => [
      test,
      claims.flatMap(({ behaviourId }): readonly Span[] => spansOf.get(behaviourId) ?? []),
    ]),
  );
  return (test, id) => {
    const row = rowOf.get(id);
    return row !== undefined && (claimedSpans.get(test) ?? []).some((span) => contains(span, row.span));
  };
}

function failedIn({ column, failure }: Cell): readonly Failed[] {
  if (failure?.location === undefined || failure.compared === undefined) return [];
  return [{ column, place: failure.location, ...failure.compared }];
}

const failedUnder = ({ column, changes }: PairRecording): readonly Failed[] =>
  changes
    .filter(({ isFailed }) => isFailed)
    .map(({ before, after: { place, actual, expected } }) => ({ column, place, actual, expected, before }));

/** Keys of the assertions whose actual value moved by itself. */
function movedAssertions(failures: readonly Failed[], assertions: readonly Span[]): ReadonlySet<string> {
  const actuals = new Map<string, Set<string>>();
  const moved = new Set<string>();
  for (const { column, place, actual, expected, before } of failures) {
    const assertion = assertionAt(assertions, place);
    if (assertion === undefined) continue;
    const key = spanKey(assertion);
    if (before?.expected.digest === expected.digest && isOtherValue(before.actual, actual)) moved.add(key);
    if (!isTelling({ actual, expected })) continue;
    const against = `${column} ${key} ${expected.digest}`;
    const seen = actuals.get(against) ?? new Set();
    actuals.set(against, seen.add(actual.digest));
    if (seen.size > 1) moved.add(key);
  }
  return moved;
}

/** An actual value of another type, or without content, is what an emptied function gives. */
const isTelling = ({ actual, expected }: ComparedValues): boolean =>
  actual.type === expected.type && (!actual.isEmpty || expected.isEmpty);
