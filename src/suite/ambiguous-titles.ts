import type { Finding } from '../model/finding.ts';
import { byLocation, type Location } from '../model/location.ts';
import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { fullName } from './name-cases.ts';

/** One finding for each name that several declarations of a file share in one project; the rows of one `each` share theirs by right. */
export function ambiguousTitles(cases: readonly TestCase[]): readonly Finding[] {
  return [...groupBy(cases, fullName).values()].flatMap((sameName) => {
    const ambiguous = [...groupBy(sameName, (testCase) => testCase.project).values()].filter(
      (group) => placesOf(group).length > 1,
    );
    return ambiguous.length === 0 ? [] : [ambiguousTitle(ambiguous.flat())];
  });
}

function ambiguousTitle(cases: readonly TestCase[]): Finding {
  const [first, second] = placesOf(cases);
  if (first === undefined || second === undefined) throw new Error('A name is ambiguous in two places or more.');
  const name = cases[0]?.titlePath.join(' > ') ?? '';
  return {
    rule: 'link/ambiguous-title',
    location: second,
    message: `"${name}" is also the name of the test at ${first.file}:${first.line}:${first.column}: give each a name of its own.`,
    confidence: 'certain',
    confirmed: false,
    behaviours: [],
    tests: cases.map((testCase) => testCase.id),
  };
}

/** Where the tests are declared, each place once, in source order. */
function placesOf(cases: readonly TestCase[]): readonly Location[] {
  const places = groupBy(
    cases,
    ({ declarationId, location }) => declarationId ?? `${location.line}:${location.column}`,
  );
  return [...places.values()].flatMap(([testCase]) => testCase?.location ?? []).toSorted(byLocation);
}
