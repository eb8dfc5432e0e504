/** Tests that make the very call of an example when they run, and assert another value than it states. */
import type { DeclarationId, TestId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { startOf, type Span } from '../model/location.ts';
import type { Suspicion, TestOracle } from '../model/oracle.ts';
import type { ColumnRecording, RecordedAssertion, Recordings, StatedCall } from '../model/recording.ts';
import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { assertionAt } from './assertion-at.ts';
import { rowsOfCases } from './rows-of-cases.ts';
import { snippet } from './wording.ts';

export interface ContradictionInput {
  readonly oracles: readonly TestOracle[];
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
  readonly recordings?: Recordings | undefined;
  /** The calls of which the code gives another value than is stated. */
  readonly statedCalls?: readonly StatedCall[];
}

/** A suspicion for each assertion that says of a stated call what the code says. */
export function contradictionsIn(input: ContradictionInput): ReadonlyMap<DeclarationId, readonly Suspicion[]> {
  const { oracles, cases, recordings, statedCalls = [] } = input;
  if (recordings === undefined || statedCalls.length === 0) return new Map();
  const columnOf = new Map(recordings.columns.map((column) => [column.column, column]));
  const casesOf = groupBy(cases, ({ declarationId }) => declarationId);
  const rowOf = rowsOfCases(cases);
  const statedFor = statedByTest(input.links, statedCalls);
  return new Map(
    oracles.map(({ declarationId, assertions }) => {
      const own = casesOf.get(declarationId) ?? [];
      const found = own.flatMap((one) => {
        const column = columnOf.get(one.id);
        const contradicted = column ? contradictedIn(column, statedFor.get(one.id) ?? []) : [];
        return contradicted.map((each) => ({ ...each, row: rowOf.get(one) ?? 0 }));
      });
      const suspicions = assertions.flatMap((assertion) => {
        const here = found.filter(({ look }) => assertionAt(assertions, look.place) === assertion);
        const [first] = here;
        if (first === undefined) return [];
        const rows = own.length > 1 ? { rows: [...new Set(here.map(({ row }) => row))] } : {};
        return [{ ...suspicion(assertion, first), ...rows }];
      });
      return [declarationId, suspicions];
    }),
  );
}

function statedByTest(
  links: readonly Link[],
  stated: readonly StatedCall[],
): ReadonlyMap<TestId, readonly StatedCall[]> {
  const ofBehaviour = groupBy(stated, ({ behaviourId }) => behaviourId);
  return new Map(
    [...groupBy(links, ({ testId }) => testId)].map(([test, claims]) => [
      test,
      claims.flatMap(({ behaviourId }) => ofBehaviour.get(behaviourId) ?? []),
    ]),
  );
}

interface Contradicted {
  readonly look: RecordedAssertion;
  readonly stated: StatedCall;
}

/** The assertion has to be the next one behind the call, and no other call may come between. */
function contradictedIn(
  { assertions, calls = [] }: ColumnRecording,
  stated: readonly StatedCall[],
): readonly Contradicted[] {
  return assertions.flatMap((look) => {
    const near = calls.filter(({ looks }) => looks === look.index);
    const [call, ...others] = near;
    const one = stated.find(({ key }) => key === call?.key);
    if (call === undefined || one === undefined || others.length > 0 || look.isNegated) return [];
    const saysSo = look.actual.digest === call.result.digest && look.expected.digest === call.result.digest;
    return saysSo && call.result.digest !== one.digest ? [{ look, stated: one }] : [];
  });
}

const suspicion = (assertion: Span, { look, stated }: Contradicted): Suspicion => ({
  rule: 'oracle/contradicts-example',
  location: startOf(assertion),
  message: `When it runs, it makes the very call for which the spec states ${snippet(stated.text)} (${stated.location.file}:${stated.location.line}), and asserts ${snippet(look.expected.text)}: the test confirms a fault, or the spec is wrong; ask its author which.`,
  ...{ confidence: 'certain', assertion, worth: undefined, isConfirmed: true },
});
