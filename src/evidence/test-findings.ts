import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, DeclarationId, TestId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Cell, MutationRun } from '../model/matrix.ts';
import type { RuleId } from '../model/rules.ts';
import type { TestCase } from '../model/suite.ts';
import type { TestVerdict } from '../model/verdict.ts';
import { groupBy } from '../util/group-by.ts';
import { assertsNothing } from './confirm-unreachable.ts';
import { concernedCases, findingAbout, type ConcernedCases } from './declaration-cases.ts';
import { testStatus } from './test-status.ts';
import type { WeighedOracle } from './weighed-oracle.ts';
import { countOf, listOf } from './wording.ts';

export interface TestFindingsInput {
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
  readonly evidence: readonly Evidence[];
  readonly testVerdicts: ReadonlyMap<TestId, TestVerdict>;
  readonly run: MutationRun | undefined;
  readonly oracles: ReadonlyMap<DeclarationId, Pick<WeighedOracle, 'assertions'>>;
  /** What reading the tests found: where that explains a test, nothing more is said of it. */
  readonly told: readonly Finding[];
}

/** What is wrong with single tests, once a declaration. */
export const testFindings = (input: TestFindingsInput): readonly Finding[] => [
  ...unmutatedFindings(input),
  ...unlinkedFindings(input),
  ...hollowFindings(input),
  ...misdirectedFindings(input),
  ...assertionFindings(input),
];

/** Failing, flaky and skipped tests; only those that claim something, the others stop nothing. */
function unmutatedFindings(input: TestFindingsInput): readonly Finding[] {
  const claiming = new Set(input.links.map((link) => link.testId));
  const withVerdict = (kind: TestVerdict['kind']) =>
    concernedCases(input, ({ id }) => claiming.has(id) && input.testVerdicts.get(id)?.kind === kind);
  return [
    ...withVerdict('failing').flatMap((group) =>
      findingAbout(group, {
        rule: 'run/failing-test',
        message: `${group.subject} failed in both runs on unmutated code${reasonOf(group)}: mend the code, or the test where it contradicts the spec.`,
      }),
    ),
    ...withVerdict('flaky').flatMap((group) =>
      findingAbout(group, {
        rule: 'run/flaky-test',
        message: `${group.subject} ended differently in two runs on the same code: remove what makes it depend on time, order, randomness or other tests.`,
      }),
    ),
    ...withVerdict('skipped').flatMap((group) =>
      findingAbout(group, {
        rule: 'link/skipped-test',
        message: `${group.subject} was skipped, so the claim of ${listOf(group.claims)} did not count: run it again, or delete it.`,
      }),
    ),
  ];
}

function reasonOf({ cases }: ConcernedCases): string {
  const message = cases.flatMap((testCase) => testCase.runs).find((run) => run.failure !== undefined)?.failure?.message;
  // Vitest's remark on how a matcher compares is not for this sentence.
  const firstLine =
    message
      ?.split('\n', 1)[0]
      ?.replace(/ \/\/ .*$/, '')
      .trim() ?? '';
  return firstLine === '' ? '' : ` (${firstLine})`;
}

function unlinkedFindings(input: TestFindingsInput): readonly Finding[] {
  const isUnlinked = ({ id }: TestCase) => input.testVerdicts.get(id)?.kind === 'unlinked';
  return concernedCases(input, isUnlinked).flatMap((group) => {
    const message = group.cases.some((testCase) => testCase.isExpectedToFail && group.claims.length > 0)
      ? `${group.subject} was expected to fail, so the claim of ${listOf(group.claims)} did not count: assert what the software must do instead.`
      : `${group.subject} claimed no behaviour, so it is evidence for none: claim the behaviour it is about, or delete it.`;
    return findingAbout(group, { rule: 'link/unlinked-test', message });
  });
}

function hollowFindings(input: TestFindingsInput): readonly Finding[] {
  const explained = explainedBy(input.told);
  const isHollow = ({ id }: TestCase): boolean => {
    const verdict = input.testVerdicts.get(id);
    return verdict?.kind === 'vacuous' && verdict.because.includes('no-kill') && !explained.has(id);
  };
  return concernedCases(input, isHollow).flatMap((group) => {
    const unkilled = withoutKill(group, input.evidence);
    const rows = unkilled.flatMap(({ reached }) => group.cases.flatMap(({ id }) => [...(reached.get(id) ?? [])]));
    const ids = unkilled.map((evidence) => evidence.behaviourId);
    const changes = countOf(new Set(rows).size, 'change');
    const message = `${group.subject} ran the code of ${listOf(ids)} under ${changes}, and no assertion of its own failed: assert the outcome that the spec states, or delete it.`;
    return findingAbout({ ...group, claims: ids }, { rule: 'evidence/hollow-test', message });
  });
}

/** Says nothing about how much a test notices. */
const NO_EXPLANATION: readonly RuleId[] = ['oracle/interaction-only', 'oracle/omitted-field'];

/** The tests of which it is told why they notice nothing. */
const explainedBy = (told: readonly Finding[]): ReadonlySet<TestId> =>
  new Set(
    told
      .filter(({ rule, confidence }) => confidence !== 'possible' && !NO_EXPLANATION.includes(rule))
      .flatMap(({ tests }) => tests),
  );

function misdirectedFindings(input: TestFindingsInput): readonly Finding[] {
  const isMisdirected = ({ id }: TestCase) => input.testVerdicts.get(id)?.kind === 'misdirected';
  return concernedCases(input, isMisdirected).flatMap((group) => {
    const ids = withoutKill(group, input.evidence).map((evidence) => evidence.behaviourId);
    const message = `${group.subject} asserted something, but noticed no change to the code of ${listOf(ids)}: claim the behaviour it is really about, or call the code that it claims.`;
    return findingAbout({ ...group, claims: ids }, { rule: 'evidence/misdirected-test', message });
  });
}

/** The evidence of the claimed behaviours for which some of the cases make no own kill. */
function withoutKill({ cases, claims }: ConcernedCases, evidence: readonly Evidence[]): readonly Evidence[] {
  const isClaimed = (id: BehaviourId) => claims.includes(id);
  return evidence.filter(
    ({ behaviourId, ownKills }) => isClaimed(behaviourId) && cases.some(({ id }) => !ownKills.has(id)),
  );
}

/**
 * Tests in which nothing was asserted: because nothing is there to assert it, or because it did not run. Without an attempt under a row
 * it is only likely that nothing checks: a test can also fail by throwing an error of its own. A check under a row is taken for such an
 * error, unless reading found an assertion that might be passed by.
 */
function assertionFindings(input: TestFindingsInput): readonly Finding[] {
  const cellsOf = groupBy(input.run?.cells ?? [], (cell) => cell.column);
  const attemptsOf = ({ id }: TestCase): readonly Cell[] => cellsOf.get(id) ?? [];
  const unreachable = input.told.filter(({ rule }) => rule === 'oracle/unreachable-assertion');
  const explained = explainedBy(unreachable);
  const suspected = new Set(unreachable.flatMap(({ tests }) => tests));
  const checksNothing = (testCase: TestCase): boolean =>
    testStatus(testCase) === 'passing' &&
    !testCase.isExpectedToFail &&
    !explained.has(testCase.id) &&
    assertsNothing(testCase) &&
    (suspected.has(testCase.id) || attemptsOf(testCase).every((cell) => cell.outcome !== 'check'));
  return concernedCases(input, checksNothing).flatMap((group) => {
    const isConfirmed = group.cases.some((testCase) => attemptsOf(testCase).some((cell) => cell.outcome === 'passed'));
    const findings = findingAbout(group, whyNothing(group, writtenIn(group, input)));
    if (isConfirmed) return findings;
    return findings.map((finding) => ({ ...finding, confidence: 'likely' as const, confirmed: false }));
  });
}

/** How many assertions the declaration has in its source. */
const writtenIn = ({ cases }: ConcernedCases, { oracles }: TestFindingsInput): number =>
  cases.flatMap(({ declarationId }) => (declarationId && oracles.get(declarationId)?.assertions) ?? []).length;

const whyNothing = ({ subject }: ConcernedCases, written: number): Pick<Finding, 'rule' | 'message'> =>
  written === 0
    ? {
        rule: 'oracle/no-assertion',
        message: `${subject} passed without a single assertion: assert what the behaviour states, with a value taken from the spec.`,
      }
    : {
        rule: 'oracle/unreachable-assertion',
        message: `${subject} passed, and none of the assertions written in it ran: put them where every run comes by, or see why the list or the condition around them is empty.`,
      };
