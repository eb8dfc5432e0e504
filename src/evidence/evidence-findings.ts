import type { Finding } from '../model/finding.ts';
import { byLocation, byText } from '../model/location.ts';
import { behaviourFindings, type BehaviourFindingsInput } from './behaviour-findings.ts';
import { confirmUnreachable } from './confirm-unreachable.ts';
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
  const told = confirmUnreachable(oracleFindings(input), input);
  const stated = statedFindings(input);
  const survivors = survivorFindings(input);
  return [
    ...behaviourFindings(input),
    ...told,
    ...testFindings({ ...input, told }),
    ...survivors.filter((survivor) => !stated.some((one) => tellsAll(one, survivor))),
    ...stated.map((one) => explained(one, survivors)),
    ...unreachedFindings(input),
  ].sort(
    (left, right) =>
      byLocation(left.location, right.location) || byText(left.rule, right.rule) || byText(left.message, right.message),
  );
}

/** Whether what is held against a statement shows the same change for all its behaviours: a survivor is listed once. */
const tellsAll = (stated: Finding, survivor: Finding): boolean =>
  isSameChange(stated, survivor) && survivor.behaviours.every((id) => stated.behaviours.includes(id));

/** A change that breaks an example, with why nobody noticed it. */
function explained(stated: Finding, survivors: readonly Finding[]): Finding {
  const diagnosis = survivors.find((survivor) => isSameChange(stated, survivor))?.diagnosis;
  return diagnosis === undefined ? stated : { ...stated, diagnosis };
}

const isSameChange = ({ change: left }: Finding, { change: right }: Finding): boolean =>
  left !== undefined &&
  right !== undefined &&
  left.line === right.line &&
  left.after.join('\n') === right.after.join('\n');
