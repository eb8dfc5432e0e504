import { startLocation } from '../../syntax/place.ts';
import type { CalledFunction, OracleContext } from '../oracle-rule.ts';
import type { CallTerm } from '../terms/term.ts';

/** A function and where it stands: "`total` (src/pricing.ts:12)". */
export function placeOfFunction({ name, site }: CalledFunction): string {
  const { file, line } = startLocation(site.file, site.node);
  return `\`${name}\` (${file}:${line})`;
}

/** The function that a call runs, and where it stands. */
export function placeOfCall(call: CallTerm, context: OracleContext): string {
  const called = context.calledBy(call);
  return called === undefined ? 'the code under test' : placeOfFunction(called);
}
