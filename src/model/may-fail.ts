import type { Finding } from './finding.ts';
import type { Severity } from './rules.ts';

type Graded = Pick<Finding, 'confidence' | 'confirmed'> & { readonly severity: Severity };

/** Whether it fails the gate, unless the baseline names it: an error that is only likely warns. */
export const mayFail = ({ severity, confidence, confirmed }: Graded): boolean =>
  severity === 'error' && (confidence === 'certain' || confirmed);
