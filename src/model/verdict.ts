export const BEHAVIOUR_VERDICTS = [
  'retired',
  'draft',
  'violated',
  'failing',
  'untested',
  'inconclusive',
  'weak',
  'suspect',
  'pinned',
  'verified',
] as const;
export type BehaviourVerdictKind = (typeof BEHAVIOUR_VERDICTS)[number];

export const INCONCLUSIVE_REASONS = [
  'health',
  'engine',
  'scope',
  'rows',
  'stale',
  'flaky',
  'timeouts',
  'budget',
] as const;
export type InconclusiveReason = (typeof INCONCLUSIVE_REASONS)[number];

export const WEAK_REASONS = [
  'hollow',
  'restated',
  'borrowed',
  'missed-wrong-behaviour',
  'missed-example-breaker',
  'survivors',
] as const;
export type WeakReason = (typeof WEAK_REASONS)[number];

/** The judgement on one behaviour. */
export type BehaviourVerdict =
  | { readonly kind: Exclude<BehaviourVerdictKind, 'inconclusive' | 'weak'>; readonly because: readonly [] }
  | { readonly kind: 'inconclusive'; readonly because: readonly InconclusiveReason[] }
  | { readonly kind: 'weak'; readonly because: readonly WeakReason[] };

export const TEST_VERDICTS = [
  'skipped',
  'flaky',
  'failing',
  'unlinked',
  'inconclusive',
  'misdirected',
  'vacuous',
  'restates',
  'defends',
] as const;
export type TestVerdictKind = (typeof TEST_VERDICTS)[number];

export const VACUOUS_REASONS = ['harness-aware', 'no-assertion', 'trivial', 'no-kill'] as const;
export type VacuousReason = (typeof VACUOUS_REASONS)[number];

/** The judgement on one test case. */
export type TestVerdict =
  | { readonly kind: Exclude<TestVerdictKind, 'vacuous'>; readonly because: readonly [] }
  | { readonly kind: 'vacuous'; readonly because: readonly VacuousReason[] };
