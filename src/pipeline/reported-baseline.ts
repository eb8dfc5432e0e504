import type { BaselineComparison } from '../gate/compare-baseline.ts';
import { entriesOf } from '../model/baseline.ts';
import type { ReportedBaseline } from '../model/verification.ts';

/** The comparison as reports have it: without the places of the entries. */
export const reportedBaseline = ({ occurring, gone, unmeasured }: BaselineComparison): ReportedBaseline => ({
  occurring: entriesOf(occurring),
  gone: entriesOf(gone),
  unmeasured: entriesOf(unmeasured),
});
