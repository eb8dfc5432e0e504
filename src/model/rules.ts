import { ASSERTION_RULES } from './assertion-rules.ts';
import { EXPECTED_VALUE_RULES } from './expected-value-rules.ts';
import { STATED_RULES, STATED_SPEC_RULES } from './stated-rules.ts';

/** One row a rule: documentation, `explain`, SARIF descriptors and the README's table are made from it. */
export interface Rule {
  /** What is wrong, as a noun phrase. */
  readonly title: string;
  /** Who should act. */
  readonly audience: Audience;
  readonly defaultSeverity: Severity;
  /** What it means and why it matters. */
  readonly explanation: string;
  /** What to do. */
  readonly remedy: string;
  /** A short test that breaks the rule, and one of the same behaviour that keeps it. */
  readonly example?: { readonly bad: string; readonly good: string };
}

export const SEVERITIES = ['error', 'warning', 'note', 'off'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const AUDIENCES = ['test-author', 'spec-author', 'code-author'] as const;
export type Audience = (typeof AUDIENCES)[number];

/**
 * Findings that explain why something could not be measured are warnings: the verdict `inconclusive` fails the gate by itself,
 * with exit code 3 and not 1.
 */
export const RULES = {
  'spec/missing-code': {
    title: 'Code that a spec names does not exist',
    audience: 'spec-author',
    defaultSeverity: 'warning',
    explanation:
      'A `code` entry resolves to no file or to no declaration, so nothing can be measured for its behaviour.',
    remedy: 'Correct the path or the name; the nearest existing one is suggested.',
  },
  ...STATED_SPEC_RULES,
  'spec/retired-claim': {
    title: 'A test claims a retired behaviour',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'The behaviour was retired, so the test defends something that the software no longer has to do.',
    remedy: 'Remove the claim, or the test, or make the behaviour active again.',
  },
  'link/untested-behaviour': {
    title: 'No test claims an active behaviour',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'A behaviour that no running test claims can break without anybody noticing.',
    remedy: 'Write a test for it and put its id at the start of the title, in brackets, or in a tag.',
  },
  'link/unknown-behaviour': {
    title: 'A test claims a behaviour that no spec knows',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'The id uses a prefix of the specs but names none of their behaviours, so the claim counts for nothing.',
    remedy: 'Correct the id (the nearest one is suggested), or add the behaviour to a spec.',
  },
  'link/unlinked-test': {
    title: 'A test claims no behaviour',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'Nobody can tell which behaviour it defends, so it gives no evidence for any.',
    remedy: 'Claim the behaviour it is about, or delete the test.',
  },
  'link/skipped-test': {
    title: 'A test that claims a behaviour is skipped',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'A skipped test checks nothing; its claim does not count.',
    remedy: 'Run it again, or delete it.',
  },
  'link/ambiguous-title': {
    title: 'Several tests of a file have the same name',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'Reports and the Stryker engine tell tests apart by file and name; equal names merge them.',
    remedy: 'Give each test a name of its own.',
  },
  'link/too-many-claims': {
    title: 'A test claims too many behaviours',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'A test that claims everything says nothing about what it checks; all its claims are ignored.',
    remedy: 'Split it, so that no test claims more behaviours than `claims-per-test` allows.',
  },
  'link/dangling-test-reference': {
    title: 'A spec names a test that does not exist',
    audience: 'spec-author',
    defaultSeverity: 'warning',
    explanation: 'A `tests` entry matches no test, so the link that it states counts for nothing.',
    remedy: 'Correct the pattern (`file > describe > title`, `*` for any text), or write the test.',
  },
  ...ASSERTION_RULES,
  ...EXPECTED_VALUE_RULES,
  ...STATED_RULES,
  'evidence/survivor': {
    title: 'A change to the code that no test of the behaviour notices',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'The code was changed as shown, and no assertion of a test linked to the behaviour failed.',
    remedy:
      'Add or sharpen an assertion that tells the two apart, or, if the change is harmless, waive it with a reason.',
  },
  'evidence/borrowed': {
    title: 'A change that only tests of other behaviours notice',
    audience: 'test-author',
    defaultSeverity: 'note',
    explanation: 'The behaviour shares this code with another one, whose tests notice the change; its own do not.',
    remedy: 'Nothing, unless the behaviour has no kills of its own.',
  },
  'evidence/hollow-test': {
    title: 'A linked test that notices no change to its behaviour',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation:
      'It runs the code of the behaviour it claims, and no assertion of it fails however that code is changed.',
    remedy: 'Assert the outcome that the behaviour states, or delete the test.',
  },
  'evidence/misdirected-test': {
    title: 'A test that checks other code than the behaviour it claims',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'It asserts something, but nothing about the code of the claimed behaviour.',
    remedy: 'Claim the behaviour it really checks, or call the code it claims.',
  },
  'evidence/unreached-code': {
    title: 'Code in scope that no active behaviour reaches',
    audience: 'spec-author',
    defaultSeverity: 'note',
    explanation: 'A spec names this code, but neither a linked test nor an example ever runs it.',
    remedy: 'State what it must do as a behaviour, or narrow `code`.',
  },
  'run/failing-test': {
    title: 'A test that claims a behaviour fails on unmutated code',
    audience: 'code-author',
    defaultSeverity: 'error',
    explanation: 'A behaviour whose test is red is broken, or its test is; mutation testing has nothing to add.',
    remedy: 'Make the test pass, by mending the code or the test.',
  },
  'run/flaky-test': {
    title: 'A test whose two unmutated runs differ',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'The same test on the same code passed once and failed once, so its kills prove nothing.',
    remedy: 'Remove what makes it depend on time, order, randomness or other tests.',
  },
  'run/timeout': {
    title: 'A change that only a time limit notices',
    audience: 'test-author',
    defaultSeverity: 'note',
    explanation: 'Under this change the linked tests ran out of time; that is no check of the behaviour.',
    remedy: 'Nothing, unless over a tenth of the relevant mutants do so.',
  },
  'run/unmutated-code': {
    title: 'Code in scope that could not be changed',
    audience: 'code-author',
    defaultSeverity: 'note',
    explanation: 'No mutant could be made of this code, so nothing is known about whether tests hold it.',
    remedy: 'Read the reason in the message.',
  },
  'run/specs-changed': {
    title: 'Specs that changed while the tests ran',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'The verdicts rest on specs that are no longer there, and a test may be what changed them.',
    remedy: 'Run again, and see who writes there. No policy can lower this rule.',
  },
  'run/unhealthy': {
    title: 'No mutant could be measured',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'The run as a whole counts for nothing, so every behaviour with tests is inconclusive.',
    remedy: 'Mend the reason given, and run again.',
  },
  'run/not-measured': {
    title: 'Something that could not be measured',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'The engine could not run it, or does not vouch for what it saw, so there is no evidence either way.',
    remedy: 'Mend the reason given, and run again.',
  },
  'run/not-judged': {
    title: 'A test that Assay does not judge',
    audience: 'test-author',
    defaultSeverity: 'note',
    explanation:
      'Type tests and benchmarks are outside what Assay measures, and so is what no browser could be started for.',
    remedy: 'Nothing; it counts neither for nor against a behaviour.',
  },
  'run/other-engine': {
    title: 'Another engine than the usual one measured the tests',
    audience: 'test-author',
    defaultSeverity: 'note',
    explanation: 'The in-process engine cannot run these tests; the Stryker engine did, which takes longer.',
    remedy: 'Nothing; or mend the reason given, and the next run is faster.',
  },
  'run/invalid-waiver': {
    title: 'A waiver that excuses nothing',
    audience: 'spec-author',
    defaultSeverity: 'warning',
    explanation:
      'A waiver counts with a reason, until its last day, and for exactly one mutant; this one has expired, or its id matches none or several.',
    remedy: 'Renew it with a new date, write more of the id, or remove it.',
  },
  'run/stale-baseline': {
    title: 'A baseline that names what no longer occurs',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation:
      'What an entry names was measured and is not there any more, so as long as the entry stays, it could come back unnoticed.',
    remedy: 'Run `assay baseline --prune` and commit the result. As an error, this rule is a ratchet.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;

export const isRuleId = (text: string): text is RuleId => Object.hasOwn(RULES, text);
