/** Which assertions have shown that their expected value does not come from the code. */
import type { DeclarationId, RowId, TestId } from '../model/ids.ts';
import { contains, type Span } from '../model/location.ts';
import type { Link } from '../model/link.ts';
import type { Cell, MutationRun } from '../model/matrix.ts';
import type { Suspicion, TestOracle } from '../model/oracle.ts';
import type { ResolvedScope } from '../model/scope.ts';
import type { ComparedValues, TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { assertionAt, spanKey } from './assertion-at.ts';

export interface OraclesInput {
  readonly oracles: readonly TestOracle[];
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
  readonly scopes: readonly ResolvedScope[];
  /** `undefined` when no mutation was run: then nothing is withdrawn. */
  readonly run: MutationRun | undefined;
}

/** What running can disprove. A copy of the formula stays a copy, however well it notices changes to the original. */
const DISPROVABLE: ReadonlySet<string> = new Set<Suspicion['rule']>([
  'oracle/expected-from-subject',
  'oracle/self-comparison',
  'oracle/imported-constant',
  'oracle/mock-echo',
]);

/**
 * Whether execution withdraws a suspicion: its assertion failed by check under relevant mutants that gave its actual value two other
 * values of its type, against one and the same expected value. (With a single failure it could be the expected value that moved.)
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

const isDisprovable = ({ rule, assertion }: Suspicion): boolean => DISPROVABLE.has(rule) && assertion !== undefined;

/** Checks under mutants of the claimed behaviours' code, by the test's declaration. */
function relevantFailures(
  { cases, links, scopes, run }: OraclesInput,
  wanted: ReadonlySet<DeclarationId>,
): ReadonlyMap<DeclarationId, readonly Cell[]> {
  if (run === undefined || run.unhealthy !== undefined) return new Map();
  const rowOf = new Map(run.rows.filter(({ origin }) => origin === 'mutator').map((row) => [row.id, row]));
  const declarationOf = new Map(cases.map(({ id, declarationId }) => [id, declarationId]));
  const spansOf = new Map(scopes.map(({ behaviourId, spans }) => [behaviourId, spans]));
  const claimedSpans = new Map(
    [...groupBy(links, ({ testId }) => testId)].map(([test, claims]) => [
      test,
      claims.flatMap(({ behaviourId }): readonly Span[] => spansOf.get(behaviourId) ?? []),
    ]),
  );
  const isRelevant = (test: TestId, id: RowId): boolean => {
    const row = rowOf.get(id);
    return row !== undefined && (claimedSpans.get(test) ?? []).some((span) => contains(span, row.span));
  };
  const failures = run.cells.flatMap((cell) => {
    const declarationId = declarationOf.get(cell.column);
    if (cell.outcome !== 'check' || declarationId === undefined || !wanted.has(declarationId)) return [];
    return isRelevant(cell.column, cell.row) ? [{ declarationId, cell }] : [];
  });
  return new Map(
    [...groupBy(failures, ({ declarationId }) => declarationId)].map(([id, group]) => [
      id,
      group.map(({ cell }) => cell),
    ]),
  );
}

/** Keys of the assertions whose actual value took two values against one expected value, in one case. */
function movedAssertions(cells: readonly Cell[], assertions: readonly Span[]): ReadonlySet<string> {
  const actuals = new Map<string, Set<string>>();
  const moved = new Set<string>();
  for (const { column, failure } of cells) {
    const assertion = failure?.location && assertionAt(assertions, failure.location);
    if (assertion === undefined || failure?.compared === undefined || !isTelling(failure.compared)) continue;
    const { actual, expected } = failure.compared;
    const key = spanKey(assertion);
    const seen = actuals.get(`${column} ${key} ${expected.digest}`) ?? new Set();
    actuals.set(`${column} ${key} ${expected.digest}`, seen.add(actual.digest));
    if (seen.size > 1) moved.add(key);
  }
  return moved;
}

/** An actual value of another type, or without content, is what an emptied function gives. */
const isTelling = ({ actual, expected }: ComparedValues): boolean =>
  actual.type === expected.type && (!actual.isEmpty || expected.isEmpty);
