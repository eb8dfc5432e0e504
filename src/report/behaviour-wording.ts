/** What a behaviour's verdict means and what to do about it, for a reader who has never heard of mutation testing. */
import type { Audience } from '../model/rules.ts';
import type { ReportedBehaviour } from '../model/verification.ts';
import type { InconclusiveReason, WeakReason } from '../model/verdict.ts';
import type { ActionableBehaviour } from './actionable.ts';
import { numberText } from './count-text.ts';
import { setAsideText } from './set-aside-text.ts';

/** Who should do what next. */
export interface Step {
  readonly audience: Audience;
  readonly action: string;
}

export const AUDIENCE_TEXT: Readonly<Record<Audience, string>> = {
  'test-author': 'Test author',
  'spec-author': 'Spec author',
  'code-author': 'Code author',
};

/** The heading of all behaviours with the verdict. */
export const BEHAVIOUR_HEADINGS: Readonly<Record<ActionableBehaviour, string>> = {
  violated: 'Violated: the code does something else than a person stated',
  failing: 'Failing: a test that claims it is red on the code as it is',
  untested: 'Untested: no running test claims it',
  weak: 'Weak: the code can break without an assertion of its tests failing',
  suspect: 'Suspect: its meaning changed since a person accepted it',
  inconclusive: 'Inconclusive: it could not be measured, which is not a pass',
  pinned: 'Pinned: tests hold the code still, but nobody stated what is right',
};

const BEHAVIOUR_STEPS: Readonly<Record<Exclude<ActionableBehaviour, 'weak' | 'inconclusive'>, Step>> = {
  violated: { audience: 'code-author', action: 'mend the code, or correct the spec if that is what is wrong' },
  failing: { audience: 'code-author', action: 'make the test pass, by mending the code or the test' },
  untested: { audience: 'test-author', action: 'write a test whose title begins with' },
  suspect: { audience: 'spec-author', action: 'read it again, with its tests, and accept it if it is right' },
  pinned: { audience: 'spec-author', action: 'state an example, or a wrong behaviour, that says what is right' },
};

interface Reason {
  readonly text: string;
  readonly step: Step;
}

const WEAK: Readonly<Record<WeakReason, Reason>> = {
  hollow: {
    text: 'No assertion of its tests notices a change to its code.',
    step: { audience: 'test-author', action: 'assert the outcome that it states, with a value taken from the spec' },
  },
  restated: {
    text: 'Its tests take their expected values from the code itself, so they would confirm a bug.',
    step: { audience: 'test-author', action: 'replace computed expected values by values taken from the spec' },
  },
  borrowed: {
    text: 'Only tests of other behaviours notice changes to its code; its own do not.',
    step: { audience: 'test-author', action: 'assert in its own tests what it states' },
  },
  'missed-wrong-behaviour': {
    text: 'Its tests accept what the spec says is wrong.',
    step: { audience: 'test-author', action: 'add an assertion that fails under each wrong behaviour of the spec' },
  },
  'missed-example-breaker': {
    text: 'Its tests accept code that breaks an example of the spec.',
    step: { audience: 'test-author', action: 'assert the values that the examples state' },
  },
  survivors: {
    text: 'Too many changes to its code go unnoticed.',
    step: {
      audience: 'test-author',
      action: 'add or sharpen an assertion that tells the changed code from the real one',
    },
  },
};

const INCONCLUSIVE: Readonly<Record<InconclusiveReason, Reason>> = {
  health: {
    text: 'The run as a whole was unsound, so nothing in it counts.',
    step: { audience: 'test-author', action: 'mend what kept the run from being measured, and run again' },
  },
  engine: {
    text: 'The engine could not tell for certain what its tests notice.',
    step: { audience: 'test-author', action: 'mend what keeps its tests from being measured, and run again' },
  },
  scope: {
    text: 'The code that it names was not found.',
    step: { audience: 'spec-author', action: 'correct its `code`' },
  },
  rows: {
    text: 'There is nothing in its code that could be changed.',
    step: { audience: 'spec-author', action: 'point its `code` at the code that does the work' },
  },
  stale: {
    text: 'A wrong behaviour that it states no longer fits the code.',
    step: { audience: 'spec-author', action: 'bring its `never` in line with the code' },
  },
  flaky: {
    text: 'None of its tests passes twice in a row.',
    step: { audience: 'test-author', action: 'remove what makes them depend on time, order or randomness' },
  },
  timeouts: {
    text: 'Over a tenth of the changes to its code ran into the time limit.',
    step: {
      audience: 'test-author',
      action: 'make its tests fail on a wrong outcome instead of waiting for the right one',
    },
  },
  budget: {
    text: 'Time ran out before all changes to its code were tried.',
    step: { audience: 'test-author', action: 'run again with more time' },
  },
};

const REASONS: Readonly<Record<WeakReason | InconclusiveReason, Reason>> = { ...WEAK, ...INCONCLUSIVE };

/** All that could be changed was set aside. */
const onlyArid = (setAside: NonNullable<ReportedBehaviour['setAside']>): Reason => ({
  text: `All that could be changed in its code is set aside as nothing that a test has to notice (${setAsideText(setAside)}).`,
  step: {
    audience: 'spec-author',
    action: 'point its `code` at the code that does the work, or turn the rule off under `arid` in specs/policy.yaml',
  },
});

const reasonFor = (reason: WeakReason | InconclusiveReason, { setAside }: ReportedBehaviour): Reason =>
  reason === 'rows' && setAside !== undefined ? onlyArid(setAside) : REASONS[reason];

/** Why it has its verdict, as far as the verdict does not say so itself. */
export function reasonsOf(behaviour: ReportedBehaviour): string[] {
  const { verdict, mutants } = behaviour;
  const known = verdict.because.filter((reason) => reason !== 'survivors' || countable(mutants) === 0);
  return known.map((reason) => reasonFor(reason, behaviour).text);
}

/** Rows without a call, where there are any. */
const rowsOf = ({ rows }: ReportedBehaviour['examples']): string | false =>
  rows !== undefined && `${ofWhole(rows.used, rows.used + rows.unused)} stated rows compared by its tests`;

/** What was measured, with its whole: `7 of 9 changes to its code were noticed`. Empty when there is nothing to count. */
export function measureOf({ mutants, wrongBehaviours, examples }: ReportedBehaviour): string {
  const whole = countable(mutants);
  const checkable = wrongBehaviours.caught + wrongBehaviours.missed;
  const stated = examples.held + examples.violated;
  const parts = [
    whole > 0 && `${ofWhole(mutants.killed, whole)} ${whole === 1 ? 'change' : 'changes'} to its code noticed`,
    mutants.restated > 0 && `${numberText(mutants.restated)} only by assertions that repeat the code`,
    mutants.borrowed > 0 && `${numberText(mutants.borrowed)} more only by tests of other behaviours`,
    mutants.timeout > 0 && `${numberText(mutants.timeout)} more ran out of time`,
    checkable > 0 && `${ofWhole(wrongBehaviours.caught, checkable)} wrong behaviours noticed`,
    examples.violated > 0 && `${ofWhole(examples.violated, stated)} examples contradicted`,
    rowsOf(examples),
  ];
  return parts.filter((part) => part !== false).join(', ');
}

/** `7 of 9 changes noticed`; empty when no change counts. */
export function noticedOf({ mutants }: ReportedBehaviour): string {
  const whole = countable(mutants);
  return whole === 0 ? '' : `${ofWhole(mutants.killed, whole)} changes noticed`;
}

/** The mutants that own score counts. */
function countable(mutants: ReportedBehaviour['mutants']): number {
  return mutants.killed + mutants.restated + mutants.survived;
}

function ofWhole(part: number, whole: number): string {
  return `${numberText(part)} of ${numberText(whole)}`;
}

/** What to do about a behaviour that needs action. */
export function stepFor(behaviour: ReportedBehaviour, kind: ActionableBehaviour): Step {
  if (kind === 'weak' || kind === 'inconclusive') {
    const [reason] = behaviour.verdict.because;
    return reasonFor(reason ?? (kind === 'weak' ? 'survivors' : 'engine'), behaviour).step;
  }
  const step = BEHAVIOUR_STEPS[kind];
  return kind === 'untested' ? { ...step, action: `${step.action} "${behaviour.id}:"` } : step;
}
