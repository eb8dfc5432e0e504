import { ARID_RULE_IDS } from '../model/arid.ts';
import { isRuleId } from '../model/rules.ts';
import { DEFAULT_POLICY, type Policy, type Waiver } from '../model/policy.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { Problem } from '../model/user-error.ts';
import { checkFile } from './check-file.ts';
import { byPlace } from './mistake.ts';
import { policySchema, type RawPolicy } from './policy-schema.ts';
import { textTraps } from './text-traps.ts';
import { placeAt } from './yaml-tree.ts';

export interface ParsedPolicy {
  /** The default policy where the file has a problem, or is missing. */
  readonly policy: Policy;
  readonly problems: readonly Problem[];
}

/** Fills what the file leaves out with the documented defaults; never throws. */
export function parsePolicy(source: SourceFile | undefined): ParsedPolicy {
  if (source === undefined) return { policy: DEFAULT_POLICY, problems: [] };
  const { raw, root, lines, problems } = checkFile(source, { schema: policySchema, mistakesOf: textTraps });
  if (raw === undefined || root === undefined) return { policy: DEFAULT_POLICY, problems: problems.toSorted(byPlace) };
  const waivers = (raw.waivers ?? []).map(({ mutant, why, by, until }, index): Waiver => {
    const { start } = placeAt(root, ['waivers', index]).node?.range ?? root.range;
    // The ellipsis of a shortened id may be copied along.
    return {
      mutant: mutant.replace('…', ''),
      why,
      by,
      until,
      location: { file: source.path, ...lines.positionAt(start) },
    };
  });
  return { policy: { ...settingsOf(raw), waivers }, problems: [] };
}

function settingsOf(raw: RawPolicy): Omit<Policy, 'waivers'> {
  return {
    thresholds: { ownScore: raw.thresholds?.['own-score'] ?? DEFAULT_POLICY.thresholds.ownScore },
    timeoutsCount: raw['timeouts-count'] ?? DEFAULT_POLICY.timeoutsCount,
    claimsPerTest: raw['claims-per-test'] ?? DEFAULT_POLICY.claimsPerTest,
    gate: gateOf(raw.gate ?? {}),
    rules: rulesOf(raw.rules ?? {}),
    arid: aridOf(raw.arid ?? {}),
  };
}

function gateOf(stated: NonNullable<RawPolicy['gate']>): Policy['gate'] {
  const { gate } = DEFAULT_POLICY;
  return {
    violated: stated.violated ?? gate.violated,
    failing: stated.failing ?? gate.failing,
    untested: stated.untested ?? gate.untested,
    inconclusive: stated.inconclusive ?? gate.inconclusive,
    weak: stated.weak ?? gate.weak,
    suspect: stated.suspect ?? gate.suspect,
    pinned: stated.pinned ?? gate.pinned,
  };
}

const aridOf = ({ rules = {}, calls = [] }: NonNullable<RawPolicy['arid']>): Policy['arid'] => ({
  off: new Set(ARID_RULE_IDS.filter((id) => rules[id] === 'off')),
  calls,
});

function rulesOf(stated: NonNullable<RawPolicy['rules']>): Policy['rules'] {
  const severities = Object.entries(stated).flatMap(([id, severity]) =>
    isRuleId(id) && severity !== undefined ? [[id, severity] as const] : [],
  );
  return new Map(severities);
}
