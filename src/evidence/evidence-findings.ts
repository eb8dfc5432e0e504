import type { Finding } from '../model/finding.ts';
import { byLocation, byText } from '../model/location.ts';
import { behaviourFindings, type BehaviourFindingsInput } from './behaviour-findings.ts';
import { oracleFindings, type OracleFindingsInput } from './oracle-findings.ts';
import { survivorFindings, unreachedFindings, type RowFindingsInput } from './row-findings.ts';
import { statedFindings, type StatedFindingsInput } from './stated-findings.ts';
import { testFindings, type TestFindingsInput } from './test-findings.ts';

export type EvidenceFindingsInput = BehaviourFindingsInput &
  OracleFindingsInput &
  Omit<TestFindingsInput, 'told'> &
  RowFindingsInput &
  StatedFindingsInput;

/** Everything that the evidence and the verdicts on tests give reason to say, sorted by place, rule and message. */
export function evidenceFindings(input: EvidenceFindingsInput): readonly Finding[] {
  const told = oracleFindings(input);
  return [
    ...behaviourFindings(input),
    ...told,
    ...testFindings({ ...input, told }),
    ...survivorFindings(input),
    ...statedFindings(input),
    ...unreachedFindings(input),
  ].sort(
    (left, right) =>
      byLocation(left.location, right.location) || byText(left.rule, right.rule) || byText(left.message, right.message),
  );
}
