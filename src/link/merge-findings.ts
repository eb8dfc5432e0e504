import type { Finding } from '../model/finding.ts';
import { byLocation, byText } from '../model/location.ts';
import { groupBy } from '../util/group-by.ts';

/** Findings that say the same about the same place as one, with all their tests and behaviours, sorted by place. */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const groups = groupBy(findings, ({ rule, location, message }) =>
    JSON.stringify([rule, location.file, location.line, location.column, message]),
  );
  return [...groups.values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [merge(first, others)]))
    .toSorted(
      (left, right) =>
        byLocation(left.location, right.location) ||
        byText(left.rule, right.rule) ||
        byText(left.message, right.message),
    );
}

const merge = (first: Finding, others: readonly Finding[]): Finding => ({
  ...first,
  behaviours: union([first, ...others].flatMap((finding) => finding.behaviours)),
  tests: union([first, ...others].flatMap((finding) => finding.tests)),
});

const union = <Id extends string>(ids: readonly Id[]): readonly Id[] => [...new Set(ids)].toSorted(byText);
