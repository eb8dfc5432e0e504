/** Findings about tests are one a declaration, however many cases it makes. */
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, TestId } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import type { Link } from '../model/link.ts';
import type { RuleId } from '../model/rules.ts';
import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';

/** The cases of one declaration that a finding is about. */
export interface ConcernedCases {
  readonly cases: readonly TestCase[];
  /** The grammatical subject of the message: `This test`, `40 of 200 cases of this test`. */
  readonly subject: string;
  /** What they claim, sorted. */
  readonly claims: readonly BehaviourId[];
}

/** The cases for which `isConcerned` holds, by declaration; a declaration is known by its place. */
export function concernedCases(
  { cases, links }: { readonly cases: readonly TestCase[]; readonly links: readonly Link[] },
  isConcerned: (testCase: TestCase) => boolean,
): readonly ConcernedCases[] {
  const linksOf = groupBy(links, (link) => link.testId);
  const declarations = groupBy(cases, ({ location }) => `${location.file}:${location.line}:${location.column}`);
  return [...declarations.values()].flatMap((all) => {
    const concerned = all.filter(isConcerned).sort((left, right) => byText(left.id, right.id));
    if (concerned.length === 0) return [];
    const claims = concerned.flatMap(({ id }) => (linksOf.get(id) ?? []).map((link) => link.behaviourId));
    return [
      {
        cases: concerned,
        subject: subjectFor(concerned.length, all.length),
        claims: [...new Set(claims)].sort(byText),
      },
    ];
  });
}

function subjectFor(concerned: number, all: number): string {
  if (all === 1) return 'This test';
  return concerned === all ? `Every one of the ${all} cases of this test` : `${concerned} of ${all} cases of this test`;
}

/** A finding at the declaration, certain and proved by execution. */
export function findingAbout(
  { cases, claims }: Pick<ConcernedCases, 'cases' | 'claims'>,
  { rule, message }: { readonly rule: RuleId; readonly message: string },
): readonly Finding[] {
  const location = cases[0]?.location;
  const tests: readonly TestId[] = cases.map(({ id }) => id).sort(byText);
  if (location === undefined) return [];
  return [{ rule, location, message, confidence: 'certain', confirmed: true, behaviours: claims, tests }];
}
