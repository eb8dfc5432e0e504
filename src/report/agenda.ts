/** A verification put in the order in which a person reads it: what needs action, where each finding is shown, what is in order. */
import {
  ACTIONABLE_BEHAVIOURS,
  ACTIONABLE_TESTS,
  isActionableBehaviour,
  isActionableTest,
  type ActionableTest,
} from './actionable.ts';
import { knownIn } from './known-items.ts';
import { groupBy } from '../util/group-by.ts';
import type { ReportedBehaviour, ReportedFinding, ReportedTest, Verification } from '../model/verification.ts';
import { wasRun } from '../model/was-run.ts';
import type { RuleId } from '../model/rules.ts';

export interface Agenda {
  /** Why the whole run counts for nothing, where it does. */
  readonly unhealthy: readonly ReportedFinding[];
  /** Those that need action, worst verdict first. */
  readonly behaviours: readonly BehaviourItem[];
  /** Linked tests that need action, one group a verdict and its reasons. */
  readonly tests: readonly TestGroup[];
  readonly unlinked: readonly ReportedTest[];
  /** Errors and warnings that are shown nowhere else, by rule; errors first. */
  readonly findings: ReadonlyMap<string, readonly ReportedFinding[]>;
  /** Behaviours that need no action, in the order of the report. */
  readonly inOrder: readonly ReportedBehaviour[];
  /** Behaviours that the baseline names, in the order of the report. */
  readonly known: readonly ReportedBehaviour[];
  /** How many findings of severity note are shown nowhere. */
  readonly notes: number;
}

export interface BehaviourItem {
  readonly behaviour: ReportedBehaviour;
  readonly tests: readonly ReportedTest[];
  /** Changes to the code that its tests do not notice; each is shown under one behaviour only. */
  readonly survivors: readonly ReportedFinding[];
  readonly findings: readonly ReportedFinding[];
}

export interface TestGroup {
  readonly kind: ActionableTest;
  readonly because: ReportedTest['verdict']['because'];
  readonly declarations: readonly TestItem[];
}

/** The cases that share one declaration and one verdict. */
export interface TestCases {
  /** The first of them, which stands for all. */
  readonly test: ReportedTest;
  readonly cases: number;
  /** The most that one of them notices. */
  readonly mostKills: number;
  readonly ids: readonly string[];
}

export interface TestItem extends TestCases {
  readonly findings: readonly ReportedFinding[];
}

/** Rules that say no more than the verdict of the test that they are about. */
const SAID_BY_TEST: ReadonlyMap<string, (verdict: ReportedTest['verdict']) => boolean> = new Map<
  RuleId,
  (verdict: ReportedTest['verdict']) => boolean
>([
  ['link/unlinked-test', ({ kind }) => kind === 'unlinked'],
  ['oracle/no-assertion', ({ because }) => because.includes('no-assertion')],
  ['evidence/hollow-test', ({ because }) => because.includes('no-kill')],
  ['evidence/misdirected-test', ({ kind }) => kind === 'misdirected'],
  ['run/flaky-test', ({ kind }) => kind === 'flaky'],
]);

/** What is held against something that a person stated belongs to the behaviour, whichever tests it names. */
const STATED: ReadonlySet<string> = new Set<RuleId>([
  'evidence/example-violated',
  'evidence/wrong-behaviour-present',
  'evidence/missed-example-breaker',
  'evidence/missed-wrong-behaviour',
  'spec/unread-rows',
]);

/** Whether a finding tells of a behaviour, and not of the tests that it names. */
export const isHeldAgainstBehaviour = ({ rule, change }: ReportedFinding): boolean =>
  STATED.has(rule) || change !== undefined;

const TOLD_FIRST: RuleId = 'run/unhealthy';
const WHY_FAILING: RuleId = 'run/failing-test';

export function agendaOf(verification: Verification): Agenda {
  const isPinnedAnError = verification.gate.failedBy.includes('pinned');
  const isJudged = ({ verdict }: ReportedBehaviour): boolean => wasRun(verification) || verdict.kind !== 'inconclusive';
  const needsAction = (behaviour: ReportedBehaviour): boolean => {
    const { known, verdict } = behaviour;
    const { kind } = verdict;
    if (known === true) return false;
    return kind === 'pinned' ? isPinnedAnError : isActionableBehaviour(kind) && isJudged(behaviour);
  };

  const places = new Places(verification, needsAction);
  const known = knownIn(verification);
  const left = verification.findings.filter((finding) => !known.finding(finding) && !places.take(finding));
  return {
    unhealthy: verification.findings.filter(({ rule }) => rule === TOLD_FIRST),
    behaviours: behaviourItems(verification, needsAction, places),
    tests: testGroups(
      verification.tests.filter((test) => !known.test(test)),
      places,
    ),
    unlinked: verification.tests.filter(({ verdict }) => verdict.kind === 'unlinked'),
    findings: groupBy(
      ['error', 'warning'].flatMap((severity) => left.filter((finding) => finding.severity === severity)),
      ({ rule }) => rule,
    ),
    inOrder: verification.behaviours.filter(
      (behaviour) => behaviour.known !== true && !needsAction(behaviour) && isJudged(behaviour),
    ),
    known: verification.behaviours.filter(known.behaviour),
    notes: left.filter(({ severity }) => severity === 'note').length,
  };
}

/** A failing or flaky test that claims nothing stops nothing, so it is only counted. */
function isListed({ verdict: { kind }, claims }: ReportedTest): boolean {
  if (kind === 'failing' || kind === 'flaky') return claims.length > 0;
  return isActionableTest(kind);
}

/** Decides for each finding where it is shown, so that none is shown twice. */
class Places {
  readonly ofBehaviour: Map<string, ReportedFinding[]> = new Map();
  readonly ofTest: Map<string, ReportedFinding[]> = new Map();
  readonly #behaviours: ReadonlyMap<string, ReportedBehaviour>;
  readonly #tests: ReadonlyMap<string, ReportedTest>;

  constructor({ behaviours, tests }: Verification, needsAction: (behaviour: ReportedBehaviour) => boolean) {
    this.#behaviours = new Map(behaviours.filter(needsAction).map((behaviour) => [behaviour.id, behaviour]));
    this.#tests = new Map(tests.map((test) => [test.id, test]));
  }

  /** Whether the finding has a place with a behaviour or a test, or is said by its verdict already. */
  take(finding: ReportedFinding): boolean {
    const behaviours = finding.behaviours.flatMap((id) => this.#behaviours.get(id) ?? []);
    const tests = finding.tests.flatMap((id) => this.#tests.get(id) ?? []);
    if (finding.rule === TOLD_FIRST || isSaidByVerdict(finding.rule, behaviours, tests)) return true;
    // Why a listed test fails is told even where its behaviour is a draft.
    if (finding.severity === 'note' && finding.rule !== WHY_FAILING) return this.#takeNote(finding, behaviours);
    if (isHeldAgainstBehaviour(finding) || finding.tests.length === 0)
      return putUnder(behaviours[0], this.ofBehaviour, finding);
    return putUnder(tests.find(isListed), this.ofTest, finding);
  }

  /** A note matters where it tells why nothing could be measured; what is possibly wrong with an assertion does not tell that. */
  #takeNote(finding: ReportedFinding, behaviours: readonly ReportedBehaviour[]): boolean {
    if (finding.change !== undefined || finding.rule.startsWith('oracle/')) return false;
    return putUnder(
      behaviours.find(({ verdict }) => verdict.kind === 'inconclusive'),
      this.ofBehaviour,
      finding,
    );
  }
}

function isSaidByVerdict(
  rule: string,
  behaviours: readonly ReportedBehaviour[],
  tests: readonly ReportedTest[],
): boolean {
  if (rule === 'link/untested-behaviour') return behaviours.some(({ verdict }) => verdict.kind === 'untested');
  const says = SAID_BY_TEST.get(rule);
  return says !== undefined && tests.some(({ verdict }) => says(verdict));
}

/** Files the finding under its owner; `false` when there is none. */
function putUnder(
  owner: { readonly id: string } | undefined,
  findings: Map<string, ReportedFinding[]>,
  finding: ReportedFinding,
): boolean {
  if (owner === undefined) return false;
  const placed = findings.get(owner.id);
  if (placed === undefined) findings.set(owner.id, [finding]);
  else placed.push(finding);
  return true;
}

function behaviourItems(
  verification: Verification,
  needsAction: (behaviour: ReportedBehaviour) => boolean,
  places: Places,
): BehaviourItem[] {
  const tests = new Map(verification.tests.map((test) => [test.id, test]));
  return ACTIONABLE_BEHAVIOURS.flatMap((kind) =>
    verification.behaviours
      .filter((behaviour) => behaviour.verdict.kind === kind && needsAction(behaviour))
      .map((behaviour) => {
        const findings = places.ofBehaviour.get(behaviour.id) ?? [];
        return {
          behaviour,
          tests: behaviour.tests.flatMap((id) => tests.get(id) ?? []),
          survivors: findings.filter(isSurvivor),
          findings: contradictionsFirst(findings.filter((finding) => !isSurvivor(finding))),
        };
      }),
  );
}

/** That the code is wrong is told before what its tests would not notice. */
const contradictionsFirst = (findings: readonly ReportedFinding[]): readonly ReportedFinding[] => [
  ...findings.filter(({ rule }) => CONTRADICTS.has(rule)),
  ...findings.filter(({ rule }) => !CONTRADICTS.has(rule)),
];

const CONTRADICTS: ReadonlySet<string> = new Set<RuleId>([
  'evidence/example-violated',
  'evidence/wrong-behaviour-present',
]);

const isSurvivor = ({ change, rule }: ReportedFinding): boolean => change !== undefined && !STATED.has(rule);

function testGroups(tests: readonly ReportedTest[], places: Places): TestGroup[] {
  return ACTIONABLE_TESTS.flatMap((kind) => {
    const ofKind = tests.filter((test) => test.verdict.kind === kind && isListed(test));
    const groups = groupBy(ofKind, ({ verdict }) => verdict.because.join());
    return [...groups.values()].map((group) => ({
      kind,
      because: group[0]?.verdict.because ?? [],
      declarations: byDeclaration(group).map((cases) => ({
        ...cases,
        findings: cases.ids.flatMap((id) => places.ofTest.get(id) ?? []),
      })),
    }));
  });
}

/** Tests at one place, told once, in order of first appearance. */
export function byDeclaration(tests: readonly ReportedTest[]): TestCases[] {
  const groups = groupBy(tests, ({ location, verdict }) =>
    [location.file, location.line, location.column, verdict.kind, ...verdict.because].join(':'),
  );
  return [...groups.values()].flatMap((cases) => {
    const [test] = cases;
    if (test === undefined) return [];
    const mostKills = Math.max(...cases.map(({ ownKills }) => ownKills));
    return [{ test, cases: cases.length, mostKills, ids: cases.map(({ id }) => id) }];
  });
}
