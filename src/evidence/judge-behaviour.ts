import type { Behaviour } from '../model/behaviour.ts';
import type { Evidence } from '../model/evidence.ts';
import {
  INCONCLUSIVE_REASONS,
  WEAK_REASONS,
  type BehaviourVerdict,
  type InconclusiveReason,
  type WeakReason,
} from '../model/verdict.ts';
import { tallyMutants } from './tally-mutants.ts';

/** One timeout in this many mutants is the most that can be left open. */
const TIMEOUT_SHARE = 10;
/** Fewer kills than this, beside anything not killed, and the share of kills says little (README.md). */
const FEWEST_KILLS = 4;

export interface BehaviourCase {
  readonly behaviour: Behaviour;
  /** Present for every active behaviour. */
  readonly evidence: Evidence | undefined;
  /** 0 to 100. */
  readonly ownScoreThreshold: number;
}

/** The first verdict that applies (PRODUCT.md, section 4). */
export function judgeBehaviour({ behaviour, evidence, ownScoreThreshold }: BehaviourCase): BehaviourVerdict {
  if (behaviour.status !== 'active') return { kind: behaviour.status, because: [] };
  if (evidence === undefined) throw new Error(`No evidence was weighed for the active behaviour ${behaviour.id}`);

  if (isViolated(evidence)) return { kind: 'violated', because: [] };
  if (evidence.failingTests.length > 0) return { kind: 'failing', because: [] };
  if (evidence.claimingTests.length === 0) return { kind: 'untested', because: [] };
  const open = INCONCLUSIVE_REASONS.filter((reason) => INCONCLUSIVE[reason](evidence));
  if (open.length > 0) return { kind: 'inconclusive', because: open };
  const weaknesses = WEAK_REASONS.filter((reason) => WEAK[reason](evidence, ownScoreThreshold));
  if (weaknesses.length > 0) return { kind: 'weak', because: weaknesses };
  if (evidence.isSuspect) return { kind: 'suspect', because: [] };
  return { kind: evidence.isAnchored ? 'verified' : 'pinned', because: [] };
}

const isViolated = ({ examples, wrongBehaviours }: Evidence): boolean =>
  examples.violated > 0 || wrongBehaviours.some(({ state }) => state === 'present');

const INCONCLUSIVE: Readonly<Record<InconclusiveReason, (evidence: Evidence) => boolean>> = {
  health: ({ health, linkedTests }) => health === 'unhealthy' && linkedTests.length > 0,
  engine: ({ health, linkedTests, unfinishedTests, untrustedTests, unmeasured }) =>
    health === 'not-run' ||
    unmeasured.length > 0 ||
    untrustedTests.length > 0 ||
    (linkedTests.length === 0 && unfinishedTests.length > 0),
  scope: ({ isScopeResolved }) => !isScopeResolved,
  // Without a linked test nothing was mutated for it.
  rows: ({ health, linkedTests, isScopeResolved, rowsInScope, unloadable }) =>
    health === 'sound' && linkedTests.length > 0 && isScopeResolved && rowsInScope.length === unloadable.length,
  stale: ({ wrongBehaviours }) => wrongBehaviours.some(({ state }) => state === 'stale' || state === 'broken'),
  flaky: ({ linkedTests, flakyTests }) => linkedTests.length === 0 && flakyTests.length > 0,
  timeouts: ({ timeouts }) => timeouts.rows * TIMEOUT_SHARE > timeouts.relevant,
  budget: ({ isOverBudget }) => isOverBudget,
};

const WEAK: Readonly<Record<WeakReason, (evidence: Evidence, ownScoreThreshold: number) => boolean>> = {
  hollow: hasNoOwnKill,
  restated: (evidence) => hasNoOwnKill(evidence) && evidence.restatedKills.size > 0,
  borrowed: (evidence) => hasNoOwnKill(evidence) && tallyMutants(evidence).borrowed > 0,
  'missed-wrong-behaviour': ({ wrongBehaviours }) => wrongBehaviours.some(({ state }) => state === 'missed'),
  'missed-example-breaker': ({ missedBreakers }) => missedBreakers.length > 0,
  survivors: (evidence, ownScoreThreshold) =>
    isBelow(evidence, ownScoreThreshold) || (!hasNoOwnKill(evidence) && hidesTimeouts(evidence)),
};

function hasNoOwnKill({ ownKills }: Evidence): boolean {
  return ownKills.size === 0;
}

function isBelow(evidence: Evidence, ownScoreThreshold: number): boolean {
  const { killed, restated, survived, score } = tallyMutants(evidence);
  if (score === undefined) return false;
  return score < ownScoreThreshold || (killed < FEWEST_KILLS && restated + survived > 0);
}

/** Over a tenth timed out, and only what tests without an own kill reach makes it look like less. */
const hidesTimeouts = ({ timeouts }: Evidence): boolean => timeouts.rows * TIMEOUT_SHARE > timeouts.defended;
