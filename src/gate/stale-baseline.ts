import type { Baseline, Placed } from '../model/baseline.ts';
import type { Finding } from '../model/finding.ts';
import { byLocation } from '../model/location.ts';
import type { BaselineComparison } from './compare-baseline.ts';

/** One for all entries that were measured and are gone, at the first of them. */
export function staleBaseline(comparison: BaselineComparison | undefined): readonly Finding[] {
  const gone = comparison === undefined ? [] : textsOf(comparison.gone);
  const [first, ...others] = gone.toSorted((left, right) => byLocation(left.location, right.location));
  if (first === undefined) return [];
  const count = others.length === 0 ? '1 entry no longer occurs' : `${gone.length} entries no longer occur`;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return [
    {
      rule: 'run/stale-baseline',
      location: first.location,
      message: `In the baseline ${count} (${first.entry}${more}): run \`assay baseline --prune\`, so that what was mended stays mended.`,
      confidence: 'certain',
      confirmed: true,
      behaviours: [],
      tests: [],
      subject: 'baseline',
    },
  ];
}

const textsOf = ({ behaviours, findings }: Baseline): readonly Placed<string>[] => [
  ...behaviours.map(({ entry: { behaviour, verdict, because }, location }) => ({
    entry: [behaviour, verdict, because].filter((part) => part !== undefined).join(' '),
    location,
  })),
  ...findings.map(({ entry: { rule, file, test, behaviour }, location }) => ({
    entry: `${rule} in ${[file, test ?? behaviour].filter((part) => part !== undefined).join(' > ')}`,
    location,
  })),
];
