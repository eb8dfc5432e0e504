/** How good or bad a verdict is: its colour and its sign, so that neither speaks alone. */
import type { BehaviourVerdictKind, TestVerdictKind } from '../model/verdict.ts';
import type { MutantStatus } from '../model/mutant-status.ts';
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

export const STATUS_TONES: Readonly<Record<MutantStatus, Tone>> = {
  Killed: 'good',
  Timeout: 'warn',
  Survived: 'bad',
  NoCoverage: 'bad',
  RuntimeError: 'quiet',
  Ignored: 'quiet',
  Pending: 'unknown',
};

export const STATUS_WORDS: Readonly<Record<MutantStatus, string>> = {
  Killed: 'killed',
  Timeout: 'timed out',
  Survived: 'survived',
  NoCoverage: 'not reached',
  RuntimeError: 'does not load',
  Ignored: 'set aside',
  Pending: 'not measured',
};

export const SEVERITY_TONES: Readonly<Record<Exclude<Severity, 'off'>, Tone>> = {
  error: 'bad',
  warning: 'warn',
  note: 'quiet',
};

/** What needs a look first. */
export const STATUS_KINDS_BY_WEIGHT = [
  'Survived',
  'NoCoverage',
  'Pending',
  'Timeout',
  'RuntimeError',
  'Ignored',
  'Killed',
] as const satisfies readonly MutantStatus[];
