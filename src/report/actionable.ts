/** Which verdicts ask somebody to do something, in the order in which they are told. */
import type { BehaviourVerdictKind, TestVerdictKind } from '../model/verdict.ts';

export const ACTIONABLE_BEHAVIOURS = [
  'violated',
  'failing',
  'untested',
  'weak',
  'suspect',
  'inconclusive',
  'pinned',
] as const satisfies readonly BehaviourVerdictKind[];
export type ActionableBehaviour = (typeof ACTIONABLE_BEHAVIOURS)[number];

export const ACTIONABLE_TESTS = [
  'failing',
  'flaky',
  'restates',
  'misdirected',
  'vacuous',
] as const satisfies readonly TestVerdictKind[];
export type ActionableTest = (typeof ACTIONABLE_TESTS)[number];

export function isActionableBehaviour(kind: BehaviourVerdictKind): kind is ActionableBehaviour {
  return ACTIONABLE_BEHAVIOURS.some((actionable) => actionable === kind);
}

export function isActionableTest(kind: TestVerdictKind): kind is ActionableTest {
  return ACTIONABLE_TESTS.some((actionable) => actionable === kind);
}
