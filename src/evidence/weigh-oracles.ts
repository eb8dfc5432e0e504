/** What each test's assertions are worth: reading proposes, execution disposes. README.md says how the definitions are read. */
import type { Credit, OracleFacts } from '../model/evidence.ts';
import type { DeclarationId } from '../model/ids.ts';
import type { Cell } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import { rowsOfCases } from './rows-of-cases.ts';
import type { Suspicion } from '../model/oracle.ts';
import { spanKey } from './assertion-at.ts';
import { contradictionsIn } from './contradicted-calls.ts';
import { followersIn } from './follow-code.ts';
import { withdrawnBy, type OraclesInput } from './disproved-assertions.ts';
import { weighedOracle, type WeighedOracle } from './weighed-oracle.ts';

export interface WeighedOracles {
  /** What the failed assertion of a `check` is worth. */
  readonly creditOf: (failed: Pick<Cell, 'column' | 'failure'>) => Credit;
  readonly oracleOf: (testCase: TestCase) => OracleFacts;
  readonly byDeclaration: ReadonlyMap<DeclarationId, WeighedOracle>;
}

export function weighOracles(input: OraclesInput): WeighedOracles {
  const isWithdrawn = withdrawnBy(input);
  const followers = followersIn(input);
  const contradictions = contradictionsIn(input);
  const byDeclaration = new Map(
    input.oracles.map((oracle) => {
      const { declarationId, suspicions } = oracle;
      const standing = suspicions.filter((suspicion) => !isWithdrawn(declarationId, suspicion));
      const known = confirmed(standing, followers.get(declarationId) ?? []);
      return [declarationId, weighedOracle(oracle, withContradictions(known, contradictions.get(declarationId) ?? []))];
    }),
  );
  const oracleOfCase = new Map(
    [...rowsOfCases(input.cases)].map(([{ id, declarationId }, row]) => {
      const oracle = declarationId && byDeclaration.get(declarationId);
      return [id, oracle && oracleOfRow(oracle, row)];
    }),
  );
  return {
    creditOf: ({ column, failure }) => oracleOfCase.get(column)?.creditAt(failure?.location) ?? 'independent',
    oracleOf: ({ id, runs }) => ({
      ...(oracleOfCase.get(id)?.facts ?? NOTHING_READ),
      assertions: Math.max(0, ...runs.map((run) => run.assertions)),
    }),
    byDeclaration,
  };
}

/** An assertion that follows the code is as reading suspected; where reading saw nothing for sure, running tells alone. */
function confirmed(read: readonly Suspicion[], followers: readonly Suspicion[]): readonly Suspicion[] {
  const proved = new Set(followers.map(keyOf));
  const isAboutProved = (one: Suspicion): boolean => one.worth === 'mirrored' && proved.has(keyOf(one));
  const told = read.filter((one) => isAboutProved(one) && one.confidence !== 'possible');
  const known = new Set(told.map(keyOf));
  return [
    ...read
      .filter((one) => !isAboutProved(one) || one.confidence !== 'possible')
      .map((one) =>
        told.includes(one) ? { ...one, confidence: 'certain' as const, isConfirmed: true as const } : one,
      ),
    ...followers.filter((one) => !known.has(keyOf(one))),
  ];
}

const keyOf = ({ assertion }: Suspicion): string => (assertion === undefined ? '' : spanKey(assertion));

/** Where reading saw the call, running tells nothing new. */
function withContradictions(known: readonly Suspicion[], executed: readonly Suspicion[]): readonly Suspicion[] {
  const read = new Set(known.filter(({ rule }) => rule === 'oracle/contradicts-example').map(keyOf));
  return [...known, ...executed.filter((one) => !read.has(keyOf(one)))];
}

/** What of it is about one row of the test's table. */
function oracleOfRow(oracle: WeighedOracle, row: number): WeighedOracle {
  const about = oracle.suspicions.filter(({ rows }) => rows?.includes(row) ?? true);
  return about.length === oracle.suspicions.length ? oracle : weighedOracle(oracle, about);
}

/** Of a test whose source was not read, or not understood. */
const NOTHING_READ = {
  allMirrored: false,
  allLikelyMirrored: false,
  allTrivial: false,
  harnessAware: false,
  contradictsExample: false,
};
