import type { Finding } from '../model/finding.ts';
import type { BehaviourId } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import type { Policy } from '../model/policy.ts';
import { RULES, SEVERITIES, type Severity } from '../model/rules.ts';
import type { BehaviourVerdict } from '../model/verdict.ts';
import type { GateDecision } from '../model/verification.ts';

export interface GateInput {
  readonly policy: Policy;
  readonly verdicts: ReadonlyMap<BehaviourId, BehaviourVerdict>;
  readonly findings: readonly Finding[];
}

/** A finding and how much it matters under the policy. */
export interface JudgedFinding extends Finding {
  readonly severity: Exclude<Severity, 'off'>;
}

export interface GateResult {
  /** In their given order, without those that are off. */
  readonly findings: readonly JudgedFinding[];
  readonly gate: GateDecision;
}

/** What the policy grades as an error fails the gate; what could not be measured is told apart (PRODUCT.md, section 7). */
export function decideGate({ policy, verdicts, findings }: GateInput): GateResult {
  const judged = findings.flatMap((finding): readonly JudgedFinding[] => {
    const severity = severityOf(finding, policy, verdicts);
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
  const rules = judged.filter(failsGate).map((finding) => finding.rule);
  const kinds = [...verdicts.values()].filter((verdict) => isError(verdict, policy)).map((verdict) => verdict.kind);
  const failedBy = [...new Set<string>([...rules, ...kinds])].sort(byText);
  return { findings: judged, gate: { passed: failedBy.length === 0, exitCode: exitCodeFor(failedBy), failedBy } };
}

function severityOf(finding: Finding, policy: Policy, verdicts: GateInput['verdicts']): Severity {
  // Whoever writes the specs from inside a test could write the policy too.
  if (finding.rule === 'run/specs-changed') return 'error';
  const { behaviours } = finding;
  const severity = policy.rules.get(finding.rule) ?? usualSeverity(finding);
  const isOutside = behaviours.length > 0 && behaviours.every((id) => !isGated(verdicts.get(id)));
  return isOutside ? atMost('note', severity) : severity;
}

/** Where the policy does not name the rule. */
function usualSeverity({ rule, behaviours, tests, confidence, confirmed }: Finding): Severity {
  const { defaultSeverity } = RULES[rule];
  if (confidence === 'possible' && !confirmed) return atMost('note', defaultSeverity);
  // A test that claims nothing is evidence for nothing, so what it does stops nothing.
  const isUnlinked = rule.startsWith('oracle/') && behaviours.length === 0 && tests.length > 0;
  return isUnlinked ? atMost('warning', defaultSeverity) : defaultSeverity;
}

const atMost = (ceiling: Severity, severity: Severity): Severity =>
  SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(ceiling) ? ceiling : severity;

/** Draft and retired behaviours are shown and never gate. */
const isGated = (verdict: BehaviourVerdict | undefined): boolean =>
  verdict?.kind !== 'draft' && verdict?.kind !== 'retired';

const failsGate = ({ severity, confidence, confirmed }: JudgedFinding): boolean =>
  severity === 'error' && (confidence === 'certain' || confirmed);

function isError({ kind }: BehaviourVerdict, policy: Policy): boolean {
  return kind !== 'verified' && kind !== 'draft' && kind !== 'retired' && policy.gate[kind] === 'error';
}

/** What fails the gate without having been measured. */
const UNMEASURED: readonly string[] = ['inconclusive', 'run/specs-changed'];

function exitCodeFor(failedBy: readonly string[]): GateDecision['exitCode'] {
  if (failedBy.length === 0) return 0;
  return failedBy.every((reason) => UNMEASURED.includes(reason)) ? 3 : 1;
}
