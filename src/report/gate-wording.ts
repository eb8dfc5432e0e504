/** The gate's answer in one line. */
import { byText } from '../model/location.ts';
import { mayFail } from '../model/may-fail.ts';
import { BEHAVIOUR_VERDICTS } from '../model/verdict.ts';
import { isRuleId, RULES, type RuleId } from '../model/rules.ts';
import type { ReportedFinding, Verification } from '../model/verification.ts';
import { wasRun } from '../model/was-run.ts';
import { printableUpTo } from '../util/printable.ts';
import { groupBy } from '../util/group-by.ts';
import { countText, numberText } from './count-text.ts';

type CountWording = readonly [one: string, many: string];

const LONGEST_RULE = 60;

/** In the order in which they are told. */
const VERDICTS: ReadonlyMap<string, CountWording> = new Map([
  ['violated', ['violated behaviour', 'violated behaviours']],
  ['failing', ['failing behaviour', 'failing behaviours']],
  ['untested', ['untested behaviour', 'untested behaviours']],
  ['weak', ['weak behaviour', 'weak behaviours']],
  ['suspect', ['suspect behaviour', 'suspect behaviours']],
  ['pinned', ['pinned behaviour', 'pinned behaviours']],
  ['inconclusive', ['behaviour could not be measured', 'behaviours could not be measured']],
]);

const RULE_COUNTS: ReadonlyMap<string, CountWording> = new Map<RuleId, CountWording>([
  ['link/unknown-behaviour', ['claim of an unknown behaviour', 'claims of unknown behaviours']],
  ['link/too-many-claims', ['test claims too many behaviours', 'tests claim too many behaviours']],
  ['link/unlinked-test', ['test claims no behaviour', 'tests claim no behaviour']],
  ['link/skipped-test', ['skipped test', 'skipped tests']],
  ['oracle/no-assertion', ['test checks nothing', 'tests check nothing']],
  ['oracle/unreachable-assertion', ['assertion never runs', 'assertions never run']],
  ['oracle/trivial-assertion', ['test checks next to nothing', 'tests check next to nothing']],
  ['oracle/self-comparison', ['assertion compares the code with itself', 'assertions compare the code with itself']],
  [
    'oracle/expected-from-subject',
    ['assertion expects what the code computes', 'assertions expect what the code computes'],
  ],
  ['oracle/copied-formula', ['assertion copies the code', 'assertions copy the code']],
  ['oracle/reimplemented-subject', ['test checks a copy of the code', 'tests check a copy of the code']],
  [
    'oracle/imported-constant',
    ['assertion expects a constant of the code', 'assertions expect a constant of the code'],
  ],
  ['oracle/mock-echo', ['assertion checks what a stub was told', 'assertions check what a stub was told']],
  ['oracle/mocked-subject', ['test mocks the code away', 'tests mock the code away']],
  ['oracle/snapshot-only', ['test only records a snapshot', 'tests only record a snapshot']],
  ['oracle/contradicts-example', ['assertion contradicts an example', 'assertions contradict an example']],
  ['oracle/harness-aware', ['test looks at how it is run', 'tests look at how they are run']],
  ['evidence/missed-example-breaker', ['unnoticed change breaks an example', 'unnoticed changes break an example']],
  ['evidence/missed-wrong-behaviour', ['unnoticed wrong behaviour', 'unnoticed wrong behaviours']],
  ['evidence/survivor', ['unnoticed change', 'unnoticed changes']],
  ['run/flaky-test', ['flaky test', 'flaky tests']],
  ['run/failing-test', ['failing test', 'failing tests']],
  ['run/stale-baseline', ['baseline names what no longer occurs', 'baselines name what no longer occurs']],
]);

/** Rules that only repeat a verdict: with both in `failedBy`, the verdict says it. */
const SAID_BY_VERDICT: ReadonlyMap<string, string> = new Map([
  ['link/untested-behaviour', 'untested'],
  ['run/failing-test', 'failing'],
  ['evidence/example-violated', 'violated'],
  ['evidence/wrong-behaviour-present', 'violated'],
  ['evidence/missed-example-breaker', 'weak'],
  ['evidence/missed-wrong-behaviour', 'weak'],
]);

/** What fails the gate, in words, each with its count: `2 weak behaviours`. */
export function gateReasons(verification: Verification): string[] {
  const { gate, behaviours, findings } = verification;
  const isToldOfReading = (reason: string): boolean => reason !== 'inconclusive' || wasRun(verification);
  return countedReasons(gate.failedBy.filter(isToldOfReading), {
    behaviours: behaviours.filter(({ known }) => known !== true),
    findings: findings.filter(failsGate),
  });
}

/** What would fail the gate if the baseline did not name it, in the same words. */
export function knownReasons({ behaviours: all, findings: found }: Verification): string[] {
  const behaviours = all.filter(({ known }) => known === true);
  const findings = found.filter(({ known }) => known === true);
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort(byText);
  return countedReasons([...behaviours.map(({ verdict }) => verdict.kind), ...rules], { behaviours, findings });
}

function countedReasons(
  reasons: readonly string[],
  { behaviours, findings }: Pick<Verification, 'behaviours' | 'findings'>,
): string[] {
  const rules = reasons.filter((reason) => !VERDICTS.has(reason));
  return [...VERDICTS.keys(), ...rules]
    .filter((reason) => reasons.includes(reason) && !reasons.includes(SAID_BY_VERDICT.get(reason) ?? ''))
    .map((reason) => {
      const verdict = VERDICTS.get(reason);
      if (verdict !== undefined) {
        return countText(behaviours.filter((behaviour) => behaviour.verdict.kind === reason).length, ...verdict);
      }
      const count = findings.filter(({ rule }) => rule === reason).length;
      const words = RULE_COUNTS.get(reason);
      return words === undefined ? `${ruleTitle(reason)} (${numberText(count)})` : countText(count, ...words);
    });
}

/** What the baseline names is known. */
export const failsGate = (finding: ReportedFinding): boolean => finding.known !== true && mayFail(finding);

/** The rule's title; a rule of another version is named by its id. */
export function ruleTitle(rule: string): string {
  return isRuleId(rule) ? RULES[rule].title : printableUpTo(LONGEST_RULE, rule);
}

/** The first line of every report. */
export function gateAnswer(verification: Verification): string {
  const { gate, behaviours, nextStep } = verification;
  const reasons = gateReasons(verification).join(', ');
  switch (gate.exitCode) {
    case 0:
      if (gate.passed && behaviours.length > 0) return `Gate passed: ${passedText(verification)}.`;
      // The next step begins with the reason.
      return nextStep === undefined ? 'Nothing to judge yet: no behaviour is stated.' : 'Nothing to judge yet.';
    case 1:
      return `Gate failed: ${reasons === '' ? 'see below' : reasons}.`;
    case 3:
      if (!wasRun(verification)) return NOTHING_RUN;
      return `Could not be measured, which is not a pass${reasons === '' ? '' : `: ${reasons}`}.`;
  }
}

const NOTHING_RUN = 'Only read, nothing run: no behaviour was judged, which is not a pass.';

/** `3 behaviours are verified, 2 pinned`, or `2 behaviours are pinned, none verified`; drafts and retired ones are not counted. */
function passedText({ behaviours }: Verification): string {
  const active = behaviours.filter(({ status }) => status === 'active');
  const groups = groupBy(active, ({ verdict }) => verdict.kind);
  const kinds = ['verified', ...BEHAVIOUR_VERDICTS.filter((kind) => kind !== 'verified')] as const;
  const [first, ...others] = kinds.flatMap((kind) => {
    const count = groups.get(kind)?.length ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
  if (first === undefined) return 'no behaviour is active yet';
  return [
    `${countText(first.count, 'behaviour is', 'behaviours are')} ${first.kind}`,
    ...others.map(({ kind, count }) => `${numberText(count)} ${kind}`),
    ...(groups.has('verified') ? [] : ['none verified']),
  ].join(', ');
}
