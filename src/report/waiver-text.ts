import type { Verification } from '../model/verification.ts';
import { printable } from '../util/printable.ts';

/** `1f3a… "the same result" (dana, until 2027-01-31)` */
export function waiverText({ mutant, why, by, until }: Verification['waivers'][number]): string {
  const facts = [...(by === undefined ? [] : [by]), ...(until === undefined ? [] : [`until ${until}`])];
  return printable(`${mutant} "${why}"${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`);
}
