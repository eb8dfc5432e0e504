/** How many changes to the code were not tried, because nobody has to notice them. */
import type { Verification } from '../model/verification.ts';
import { groupBy } from '../util/group-by.ts';
import { byText } from '../model/location.ts';
import { printable } from '../util/printable.ts';
import { numberText } from './count-text.ts';

type Counts = readonly { readonly rule: string; readonly mutants: number }[];

/** Of the whole run, a change to shared code once; sorted by rule. */
export function setAsideCounts({ mutants }: Pick<Verification, 'mutants'>): Counts {
  const rules = groupBy(
    mutants.flatMap(({ arid }) => arid ?? []),
    (rule) => rule,
  );
  return [...rules]
    .map(([rule, inRule]) => ({ rule, mutants: inRule.length }))
    .sort((left, right) => byText(left.rule, right.rule));
}

/** `12: console 8, error-message 4`; empty when there is none. */
export function setAsideText(counts: Counts): string {
  const total = counts.reduce((sum, { mutants }) => sum + mutants, 0);
  const parts = counts.map(({ rule, mutants }) => `${printable(rule)} ${numberText(mutants)}`);
  return total === 0 ? '' : `${numberText(total)}: ${parts.join(', ')}`;
}
