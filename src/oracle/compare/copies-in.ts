import type { Assertion } from '../assertion.ts';
import type { OracleContext } from '../oracle-rule.ts';
import { findCopy, type Copy } from './find-copy.ts';
import { casesOf, sidesOf } from './sides.ts';

/** Several rules ask for the same. */
const KNOWN = new WeakMap<Assertion, readonly Copy[]>();

/** The copies that an assertion expects, by the rows of its tables where there are any. */
export function copiesIn(assertion: Assertion, context: OracleContext): readonly Copy[] {
  const known = KNOWN.get(assertion);
  if (known !== undefined) return known;
  const sides = sidesOf(assertion, context);
  const cases = sides ? [sides, ...casesOf(sides)] : [];
  const copies = cases.flatMap((one) => findCopy(one, context) ?? []);
  KNOWN.set(assertion, copies);
  return copies;
}
