import type { Finding } from '../model/finding.ts';
import type { Link } from '../model/link.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import { byText, type Location } from '../model/location.ts';
import { groupBy } from '../util/group-by.ts';

/** What the engine could not do, in words; `linked` are the cases that it was asked to run. */
export function runFindings(run: MutationRun, linked: readonly TestCase[], links: readonly Link[]): readonly Finding[] {
  const placeOf = new Map(linked.map(({ id, location }) => [id, location]));
  const linksOf = groupBy(links, ({ testId }) => testId);
  const behavioursOf = (tests: readonly TestCase['id'][]): Finding['behaviours'] => [
    ...new Set(tests.flatMap((id) => linksOf.get(id) ?? []).map(({ behaviourId }) => behaviourId)),
  ];
  const about = (said: Pick<Finding, 'rule' | 'message' | 'location' | 'tests'>): Finding => ({
    ...said,
    confidence: 'certain',
    confirmed: true,
    behaviours: behavioursOf(said.tests),
  });
  const [first] = linked;
  return [
    ...run.untrusted.flatMap(({ column, reason }) => {
      const location = placeOf.get(column);
      const message = `What this test does under a mutant does not count: ${reason}.`;
      return location === undefined ? [] : [about({ rule: 'run/not-measured', message, location, tests: [column] })];
    }),
    ...run.unmutated.map(({ file, reason }) => unmutatedFile(file, reason)),
    ...(run.standInReason === undefined || first === undefined ? [] : [about(standIn(run, first))]),
    ...inBrowserFindings(linked).map(about),
    ...(run.unhealthy === undefined || first === undefined
      ? []
      : [
          about({
            rule: 'run/unhealthy',
            message: run.unhealthy,
            location: first.location,
            tests: linked.map(({ id }) => id),
          }),
        ]),
  ];
}

const unmutatedFile = (file: Location['file'], reason: string): Finding => ({
  rule: 'run/unmutated-code',
  location: { file, line: 1, column: 1 },
  message: `No mutant could be made of ${file}: ${reason}.`,
  confidence: 'certain',
  confirmed: true,
  behaviours: [],
  tests: [],
});

/** Once for all of them. */
function inBrowserFindings(
  linked: readonly TestCase[],
): readonly Pick<Finding, 'rule' | 'message' | 'location' | 'tests'>[] {
  const pages = linked.filter(({ isInBrowser }) => isInBrowser === true);
  const files = [...new Set(pages.map(({ file }) => file))].sort(byText);
  return pages.slice(0, 1).map(({ location }) => ({
    rule: 'run/other-engine',
    message: `The tests of ${files.join(', ')} run in a browser, so the stryker engine measured them, which takes longer: it tries the mutants there, and neither what a spec calls wrong (\`never\`) nor its examples.`,
    location,
    tests: pages.map(({ id }) => id),
  }));
}

const standIn = (
  { engine, standInReason = '' }: MutationRun,
  { location }: TestCase,
): Pick<Finding, 'rule' | 'message' | 'location' | 'tests'> => ({
  rule: 'run/other-engine',
  message: `The ${engine} engine measured this project, because ${standInReason}.`,
  location,
  tests: [],
});
