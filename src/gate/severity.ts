/** How much a finding or a verdict matters under a policy. */
import type { Finding } from '../model/finding.ts';
import type { BehaviourId } from '../model/ids.ts';
import type { Policy } from '../model/policy.ts';
import { RULES, SEVERITIES, type RuleId, type Severity } from '../model/rules.ts';
import type { BehaviourVerdict } from '../model/verdict.ts';

type Verdicts = ReadonlyMap<BehaviourId, BehaviourVerdict>;

export function severityOf(finding: Finding, policy: Policy, verdicts: Verdicts): Severity {
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

export function isVerdictError({ kind }: BehaviourVerdict, policy: Policy): boolean {
  return kind !== 'verified' && kind !== 'draft' && kind !== 'retired' && policy.gate[kind] === 'error';
}

/** What says that something was not measured, or that the baseline itself is not in order. */
const NEVER_KNOWN: readonly string[] = [
  'run/specs-changed',
  'run/unhealthy',
  'run/not-measured',
  'run/stale-baseline',
] satisfies readonly RuleId[];

/** Whether a baseline may name findings of the rule. */
export const isKnowable = (rule: string): boolean => !NEVER_KNOWN.includes(rule);
