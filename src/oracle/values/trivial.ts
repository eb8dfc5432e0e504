import type { Confidence } from '../../model/finding.ts';

/** That an assertion says next to nothing, and what it says. */
export interface Triviality {
  readonly kind: 'existence' | 'type' | 'truthiness' | 'no-error' | 'bound';
  readonly confidence: Confidence;
}
