import {
  findingKey,
  verdictKey,
  type Baseline,
  type FindingIdentity,
  type Known,
  type KnownFinding,
} from '../model/baseline.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import { mayFail } from '../model/may-fail.ts';
import type { Policy } from '../model/policy.ts';
import type { Severity } from '../model/rules.ts';
import type { BehaviourVerdict } from '../model/verdict.ts';
import type { GateDecision } from '../model/verification.ts';
import { compareBaseline, type BaselineComparison, type Measured } from './compare-baseline.ts';
import { identifyFindings, type Places } from './identify-findings.ts';
import { knownVerdictsOf } from './known-verdicts.ts';
import { isKnowable, isVerdictError, severityOf } from './severity.ts';
import { staleBaseline } from './stale-baseline.ts';

export interface GateInput {
  readonly policy: Policy;
  readonly verdicts: ReadonlyMap<BehaviourId, BehaviourVerdict>;
  readonly findings: readonly Finding[];
  readonly places: Places;
  /** What is known to be wrong, and what the run can say of it; everything is new when `undefined`. */
  readonly known?: { readonly baseline: Baseline; readonly measured: Measured } | undefined;
}

/** A finding, how much it matters under the policy, and by which name the baseline knows it. */
export interface JudgedFinding extends Finding {
  readonly severity: Exclude<Severity, 'off'>;
  readonly identity: FindingIdentity;
  /** It would fail the gate, and the baseline names it. */
  readonly isKnown: boolean;
}

export interface GateResult {
  /** In their given order, without those that are off. */
  readonly findings: readonly JudgedFinding[];
  /** Behaviours that would fail the gate for reasons which the baseline names, all of them. */
  readonly knownBehaviours: ReadonlySet<BehaviourId>;
  readonly gate: GateDecision;
  /** `undefined` without a baseline. */
  readonly baseline: BaselineComparison | undefined;
}

/** What the policy grades as an error and the baseline does not name fails the gate; what could not be measured is told apart. */
export function decideGate(input: GateInput): GateResult {
  const { policy, verdicts, places, known } = input;
  const baseline = known && compareBaseline(known.baseline, occurringIn(input), known.measured);
  const findings = [...input.findings, ...staleBaseline(baseline)];
  const identities = identifyFindings(findings, places);
  const knownFindings = new Set(baseline?.occurring.findings.map(({ entry }) => findingKey(entry)));
  const judged = findings.flatMap((finding): readonly JudgedFinding[] => {
    const severity = severityOf(finding, policy, verdicts);
    if (severity === 'off') return [];
    const identity = identities.get(finding) ?? {};
    const isKnown = mayFail({ ...finding, severity }) && knownFindings.has(findingKey(namedBy(finding, identity)));
    return [{ ...finding, severity, identity, isKnown: isKnown && isKnowable(finding.rule) }];
  });
  const knownVerdicts = new Set(baseline?.occurring.behaviours.map(({ entry }) => verdictKey(entry)));
  const failing = [...verdicts].filter(([, verdict]) => isVerdictError(verdict, policy));
  const knownBehaviours = new Set(failing.filter(isIn(knownVerdicts)).map(([id]) => id));
  const kinds = failing.flatMap(([id, { kind }]) => (knownBehaviours.has(id) ? [] : [kind]));
  const rules = judged.flatMap((finding) => (mayFail(finding) && !finding.isKnown ? [finding.rule] : []));
  const failedBy = [...new Set<string>([...rules, ...kinds])].sort(byText);
  const gate: GateDecision = { passed: failedBy.length === 0, exitCode: exitCodeFor(failedBy), failedBy };
  return { findings: judged, knownBehaviours, gate, baseline };
}

function occurringIn({ verdicts, findings, places }: GateInput): Known {
  return {
    behaviours: [...verdicts].flatMap(([id, verdict]) => knownVerdictsOf(id, verdict)),
    findings: [...identifyFindings(findings, places)].map(([finding, identity]) => namedBy(finding, identity)),
  };
}

const namedBy = ({ rule, location }: Finding, identity: FindingIdentity): KnownFinding => ({
  rule,
  file: location.file,
  ...identity,
});

const isIn =
  (known: ReadonlySet<string>) =>
  ([id, verdict]: readonly [BehaviourId, BehaviourVerdict]): boolean => {
    const entries = knownVerdictsOf(id, verdict);
    return entries.length > 0 && entries.every((entry) => known.has(verdictKey(entry)));
  };

/** What fails the gate without having been measured. */
const UNMEASURED: readonly string[] = ['inconclusive', 'run/specs-changed'];

function exitCodeFor(failedBy: readonly string[]): GateDecision['exitCode'] {
  if (failedBy.length === 0) return 0;
  return failedBy.every(isUnmeasured) ? 3 : 1;
}

/** Whether a reason for which the gate fails says that something is not known, instead of what is wrong. */
export const isUnmeasured = (reason: string): boolean => UNMEASURED.includes(reason);
