import type { Credit, Evidence, OracleFacts } from '../model/evidence.ts';
import type { Cell } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import { VACUOUS_REASONS, type TestVerdict, type VacuousReason } from '../model/verdict.ts';
import { testStatus } from './test-status.ts';

export interface TestOnTrial {
  readonly testCase: TestCase;
  /** Whether a claim of it resolved to a behaviour that is not retired. */
  readonly isLinked: boolean;
  /** Of the active behaviours that it claims. */
  readonly claimed: readonly Evidence[];
  /** Its attempts under valid rows, wherever they are. */
  readonly cells: readonly Cell[];
  readonly creditOf: (cell: Cell) => Credit;
  readonly oracle: OracleFacts;
}

/** From the worst to the best: of several claims the worst counts. */
const WORST_FIRST = ['misdirected', 'vacuous', 'restates', 'defends'] as const;

/** The first verdict that applies (PRODUCT.md, section 4). */
export function judgeTest(test: TestOnTrial): TestVerdict {
  const status = testStatus(test.testCase);
  if (status === 'skipped' || status === 'flaky' || status === 'failing') return { kind: status, because: [] };
  if (!test.isLinked || test.testCase.isExpectedToFail) return { kind: 'unlinked', because: [] };
  const verdicts = test.claimed
    .filter((evidence) => status === 'passing' && isMeasured(test, evidence))
    .map((evidence) => judgeClaim(test, evidence));
  const worst = WORST_FIRST.find((kind) => verdicts.some((verdict) => verdict.kind === kind));
  if (worst === undefined) return { kind: 'inconclusive', because: [] };
  if (worst !== 'vacuous') return { kind: worst, because: [] };
  const reasons = verdicts.flatMap((verdict): readonly VacuousReason[] => verdict.because);
  return { kind: 'vacuous', because: VACUOUS_REASONS.filter((reason) => reasons.includes(reason)) };
}

/** Whether the mutation run says anything about this test and this behaviour. */
function isMeasured({ testCase: { id }, cells }: TestOnTrial, evidence: Evidence): boolean {
  if (evidence.health !== 'sound' || evidence.untrustedTests.includes(id)) return false;
  if (evidence.ownKills.has(id)) return true;
  if (!evidence.isScopeResolved || evidence.rowsInScope.length === 0) return false;
  const reached = evidence.reached.get(id);
  const outcomes = cells.filter((cell) => reached?.has(cell.row)).map((cell) => cell.outcome);
  return !outcomes.includes('unmeasured') && (outcomes.length === 0 || outcomes.some((outcome) => outcome !== 'load'));
}

function judgeClaim(test: TestOnTrial, evidence: Evidence): TestVerdict {
  const { oracle } = test;
  const { id } = test.testCase;
  const reachesIt = (evidence.reached.get(id)?.size ?? 0) > 0;
  if (oracle.harnessAware) return { kind: 'vacuous', because: ['harness-aware'] };
  if (restates(oracle, evidence.ownKills.has(id))) return { kind: 'restates', because: [] };
  if (oracle.assertions > 0 && !reachesIt) return { kind: 'misdirected', because: [] };
  if (evidence.ownKills.has(id)) return { kind: defenceOf(oracle), because: [] };
  if (evidence.restatedKills.has(id)) return { kind: 'restates', because: [] };
  if (killsElsewhere(test)) return { kind: 'misdirected', because: [] };
  return { kind: 'vacuous', because: [vacuousBecause(oracle)] };
}

/** Where it notices nothing, what is likely says why. */
const restates = ({ allMirrored, allLikelyMirrored }: OracleFacts, hasOwnKill: boolean): boolean =>
  allMirrored || (allLikelyMirrored && !hasOwnKill);

/** A test that defends what an example says is wrong confirms the bug. */
const defenceOf = ({ contradictsExample }: OracleFacts): 'defends' | 'restates' =>
  contradictsExample ? 'restates' : 'defends';

/** A kill for another behaviour that the test claims too is not elsewhere: it may not make the verdict worse (README.md). */
function killsElsewhere({ claimed, cells, creditOf }: TestOnTrial): boolean {
  const rowsOfClaims = new Set(claimed.flatMap((evidence) => evidence.rowsInScope));
  return cells.some(
    (cell) => cell.outcome === 'check' && creditOf(cell) === 'independent' && !rowsOfClaims.has(cell.row),
  );
}

function vacuousBecause({ assertions, allTrivial }: OracleFacts): VacuousReason {
  if (assertions === 0) return 'no-assertion';
  return allTrivial ? 'trivial' : 'no-kill';
}
