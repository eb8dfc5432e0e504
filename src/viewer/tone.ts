/** How good or bad a verdict is: its colour and its sign, so that neither speaks alone. */
import type { BehaviourVerdictKind, TestVerdictKind } from '../model/verdict.ts';
import type { Severity } from '../model/rules.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'unknown' | 'quiet';

export const SIGNS: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', warn: '!', unknown: '?', quiet: '–' };

export const BEHAVIOUR_TONES: Readonly<Record<BehaviourVerdictKind, Tone>> = {
  verified: 'good',
  pinned: 'warn',
  suspect: 'warn',
  weak: 'bad',
  untested: 'bad',
  failing: 'bad',
  violated: 'bad',
  inconclusive: 'unknown',
  draft: 'quiet',
  retired: 'quiet',
};

export const TEST_TONES: Readonly<Record<TestVerdictKind, Tone>> = {
  defends: 'good',
  restates: 'bad',
  vacuous: 'bad',
  misdirected: 'bad',
  failing: 'bad',
  flaky: 'warn',
  inconclusive: 'unknown',
  unlinked: 'quiet',
  skipped: 'quiet',
};

export const SEVERITY_TONES: Readonly<Record<Exclude<Severity, 'off'>, Tone>> = {
  error: 'bad',
  warning: 'warn',
  note: 'quiet',
};
