import type { AridPolicy } from './arid.ts';
import type { BehaviourVerdictKind } from './verdict.ts';
import type { RuleId, Severity } from './rules.ts';
import type { Location } from './location.ts';

/** What makes the gate fail: `specs/policy.yaml`, every default filled in. */
export interface Policy {
  readonly thresholds: { readonly ownScore: number };
  readonly timeoutsCount: boolean;
  readonly claimsPerTest: number;
  readonly gate: Readonly<Record<GatedVerdict, Severity>>;
  readonly rules: ReadonlyMap<RuleId, Severity>;
  readonly waivers: readonly Waiver[];
  readonly arid: AridPolicy;
}

/** Behaviour verdicts that a policy can grade. */
export type GatedVerdict = Exclude<BehaviourVerdictKind, 'retired' | 'draft' | 'verified'>;

/** One mutant excused, with a reason. */
export interface Waiver {
  /** The mutant's id, or the start of it (at least four characters). */
  readonly mutant: string;
  readonly why: string;
  readonly by: string | undefined;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly until: string | undefined;
  readonly location: Location;
}

export const DEFAULT_POLICY: Policy = {
  thresholds: { ownScore: 80 },
  timeoutsCount: false,
  claimsPerTest: 3,
  gate: {
    violated: 'error',
    failing: 'error',
    untested: 'error',
    inconclusive: 'error',
    weak: 'error',
    suspect: 'error',
    pinned: 'warning',
  },
  rules: new Map(),
  waivers: [],
  arid: { off: new Set(), calls: [] },
};
