/** Which tests claim which behaviours, read from the sources alone: no code of the project is executed. */
import { byLocation, byText, type Location } from '../model/location.ts';
import type { TestCase } from '../model/suite.ts';
import type { Trace, TracedBehaviour } from '../model/trace.ts';
import { isInFolder } from '../model/workspace.ts';
import { NOTHING_MEASURED } from '../gate/compare-baseline.ts';
import { decideGate } from '../gate/decide-gate.ts';
import { groupBy } from '../util/group-by.ts';
import { placesIn } from './pass-gate.ts';
import { readProject } from './read-project.ts';
import { reportedFinding } from './reported-finding.ts';
import { surveyCode } from './survey-code.ts';
import { writtenSuite } from './written-suite.ts';

/**
 * `within`: the folder to which the list is kept, relative to the root: behaviours that are stated in it, with all their tests, and the
 * unlinked tests and findings that stand in it.
 * @throws {UserError} `spec-invalid` with every mistake of every spec.
 */
export async function trace(root: string, within = ''): Promise<Trace> {
  const project = await readProject(root);
  const suite = await writtenSuite(project);
  const { cases, links, unparsed, findings } = suite;
  const code = await surveyCode(project);
  const caseOf = new Map(cases.map((testCase) => [testCase.id, testCase]));
  const linksOf = groupBy(links, ({ behaviourId }) => behaviourId);
  const behaviours = project.specs.flatMap((spec) => spec.behaviours);
  const isListed = isInside(within);
  const claiming = new Set(links.map(({ testId }) => testId));
  return {
    schemaVersion: 1,
    behaviours: behaviours
      .filter(isListed)
      .map(({ id, feature, must, status, location }): TracedBehaviour => {
        const tests = (linksOf.get(id) ?? []).flatMap(({ testId, declaredBy }) => {
          const testCase = caseOf.get(testId);
          return testCase === undefined ? [] : [{ ...tracedTest(testCase), declaredBy }];
        });
        return { id, feature, must, status, location, tests };
      })
      .sort((left, right) => byText(left.id, right.id)),
    unlinked: cases
      .filter((testCase) => !claiming.has(testCase.id) && isListed(testCase))
      .map(tracedTest)
      .sort((left, right) => byLocation(left.location, right.location)),
    unparsed: unparsed.filter(isListed).map(({ message, location }) => ({ message, location })),
    findings: decideGate({
      policy: project.policy,
      verdicts: new Map(),
      findings: [...findings, ...code.findings],
      places: placesIn(project, suite),
      known: project.baseline && { baseline: project.baseline, measured: NOTHING_MEASURED },
    })
      .findings.filter(isListed)
      .map(reportedFinding),
  };
}

const isInside =
  (folder: string) =>
  ({ location }: { readonly location: Location }): boolean =>
    isInFolder(location.file, folder);

const tracedTest = ({ id, location }: TestCase): { id: string; location: TestCase['location'] } => ({ id, location });
