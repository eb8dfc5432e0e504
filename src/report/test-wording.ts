/** What a test's verdict means and what to do about it, in plain words. */
import type { ReportedTest } from '../model/verification.ts';
import type { TestVerdictKind, VacuousReason } from '../model/verdict.ts';
import type { ActionableTest } from './actionable.ts';
import type { TestCases } from './agenda.ts';
import type { Step } from './behaviour-wording.ts';
import { countText, numberText } from './count-text.ts';

interface TestWording {
  readonly heading: string;
  readonly explanation: string;
  readonly step: Step;
}

const VACUOUS: Readonly<Record<VacuousReason, TestWording>> = {
  'harness-aware': {
    heading: 'Tests that look at how they are examined',
    explanation:
      'They read the source, the runner or the switch that changes the code, so their results prove nothing.',
    step: { audience: 'test-author', action: 'call the code and assert its outcome, nothing else' },
  },
  'no-assertion': {
    heading: 'Tests that check nothing',
    explanation: 'No assertion ran: they pass whatever the code does, short of a crash.',
    step: { audience: 'test-author', action: 'assert what the behaviour states, with a value taken from the spec' },
  },
  trivial: {
    heading: 'Tests that check next to nothing',
    explanation: 'They only assert that there is a value, or of which type: almost any value would do.',
    step: { audience: 'test-author', action: 'assert the value itself, taken from the spec' },
  },
  'no-kill': {
    heading: 'Tests that notice nothing',
    explanation:
      'They run the code of the behaviour they claim, and no assertion of theirs fails however that code is changed.',
    step: { audience: 'test-author', action: 'assert the outcome that the behaviour states, or delete the test' },
  },
};

const TESTS: Readonly<Record<ActionableTest, TestWording>> = {
  failing: {
    heading: 'Failing tests',
    explanation: 'They claim a behaviour and are red on the code as it is.',
    step: { audience: 'code-author', action: 'make them pass, by mending the code or the test' },
  },
  flaky: {
    heading: 'Flaky tests',
    explanation: 'Run twice on the same code, they passed once and failed once, so what they notice proves nothing.',
    step: { audience: 'test-author', action: 'remove what makes them depend on time, order or randomness' },
  },
  restates: {
    heading: 'Tests that repeat the code',
    explanation: 'What they expect comes from the code itself, so they would confirm a bug.',
    step: { audience: 'test-author', action: 'expect values taken from the spec' },
  },
  misdirected: {
    heading: 'Tests that check other code than they claim',
    explanation: 'They assert something, but nothing that notices a change to the code of the behaviour they claim.',
    step: { audience: 'test-author', action: 'claim the behaviour they check, or call the code they claim' },
  },
  vacuous: VACUOUS['no-kill'],
};

/** Of a group of tests with one verdict; the first reason decides where there are several. */
export function testWording(kind: ActionableTest, because: ReportedTest['verdict']['because']): TestWording {
  const [reason] = because;
  return kind === 'vacuous' && reason !== undefined ? VACUOUS[reason] : TESTS[kind];
}

/** After a number of tests: `3 defending`. */
export const TEST_COUNT_WORDS: Readonly<Record<TestVerdictKind, string>> = {
  defends: 'defending a behaviour',
  restates: 'repeating the code',
  vacuous: 'noticing nothing',
  misdirected: 'checking other code',
  failing: 'failing',
  flaky: 'flaky',
  inconclusive: 'not measured',
  unlinked: 'unlinked',
  skipped: 'skipped',
};

/** Of the cases of one test, which share a verdict, beneath its behaviour. */
export function testLabel({ test: { verdict }, cases, mostKills }: TestCases): string {
  const [reason] = verdict.because;
  const label =
    reason === undefined ? labelOf(verdict.kind, countText(mostKills, 'change'), cases) : VACUOUS_LABELS[reason];
  return cases > 1 ? `${label} · ${numberText(cases)} cases` : label;
}

function labelOf(kind: TestVerdictKind, changes: string, cases: number): string {
  if (kind !== 'defends') return TEST_LABELS[kind];
  return cases > 1 ? `notices up to ${changes}` : `notices ${changes}`;
}

const VACUOUS_LABELS: Readonly<Record<VacuousReason, string>> = {
  'harness-aware': 'looks at how it is examined',
  'no-assertion': 'checks nothing',
  trivial: 'checks next to nothing',
  'no-kill': 'notices no change',
};

const TEST_LABELS: Readonly<Record<Exclude<TestVerdictKind, 'defends'>, string>> = {
  restates: 'repeats the code',
  vacuous: 'notices nothing',
  misdirected: 'checks other code',
  failing: 'fails',
  flaky: 'flaky',
  inconclusive: 'not measured',
  unlinked: 'its claims do not count',
  skipped: 'skipped',
};
