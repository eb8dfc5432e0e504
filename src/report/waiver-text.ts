import type { Verification } from '../model/verification.ts';
import { printable } from '../util/printable.ts';

type ReportedWaiver = Verification['waivers'][number];

/** `1f3a… "the same result" (dana, until 2027-01-31)` */
export const waiverText = (waiver: ReportedWaiver): string =>
  printable(`${waiver.mutant} "${waiver.why}"${factsText(waiver)}`);

/** `the same result (dana, until 2027-01-31)` */
export const justificationText = (waiver: ReportedWaiver): string => `${waiver.why}${factsText(waiver)}`;

function factsText({ by, until }: ReportedWaiver): string {
  const facts = [...(by === undefined ? [] : [by]), ...(until === undefined ? [] : [`until ${until}`])];
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}
