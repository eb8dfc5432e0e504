/** Which tests claim which behaviours, read from the sources alone: no code of the project is executed. */
import { keepInside, listFiles, readIfPresent, readSources } from '../host/files.ts';
import { linkBehaviours } from '../link/link-behaviours.ts';
import { filePath } from '../model/ids.ts';
import { byLocation, byText } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { TestCase } from '../model/suite.ts';
import type { Trace, TracedBehaviour } from '../model/trace.ts';
import { decideGate } from '../gate/decide-gate.ts';
import { declareTests } from '../suite/declare-tests.ts';
import { casesOfDeclarations } from '../suite/match-cases.ts';
import { testFilePatterns } from '../suite/test-file-patterns.ts';
import { groupBy } from '../util/group-by.ts';
import { readProject } from './read-project.ts';
import { reportedFinding } from './reported-finding.ts';
import { surveyCode } from './survey-code.ts';

/** @throws {UserError} `spec-invalid` with every mistake of every spec. */
export async function trace(root: string): Promise<Trace> {
  const project = await readProject(root);
  const { declarations, unparsed } = declareTests(await readTestSources(root)).product;
  const cases = casesOfDeclarations(declarations);
  const { claimsPerTest } = project.policy;
  const linked = linkBehaviours({ specs: project.specs, tests: cases, claimsPerTest });
  const code = await surveyCode(project);
  const caseOf = new Map(cases.map((testCase) => [testCase.id, testCase]));
  const linksOf = groupBy(linked.product, ({ behaviourId }) => behaviourId);
  const behaviours = project.specs.flatMap((spec) => spec.behaviours);
  const claiming = new Set(linked.product.map(({ testId }) => testId));
  return {
    schemaVersion: 1,
    behaviours: behaviours
      .map(({ id, feature, must, status, location }): TracedBehaviour => {
        const tests = (linksOf.get(id) ?? []).flatMap(({ testId, declaredBy }) => {
          const testCase = caseOf.get(testId);
          return testCase === undefined ? [] : [{ ...tracedTest(testCase), declaredBy }];
        });
        return { id, feature, must, status, location, tests };
      })
      .sort((left, right) => byText(left.id, right.id)),
    unlinked: cases
      .filter(({ id }) => !claiming.has(id))
      .map(tracedTest)
      .sort((left, right) => byLocation(left.location, right.location)),
    unparsed: unparsed.map(({ message, location }) => ({ message, location })),
    findings: decideGate({
      policy: project.policy,
      verdicts: new Map(),
      findings: [...linked.findings, ...code.findings],
    }).findings.map(reportedFinding),
  };
}

const tracedTest = ({ id, location }: TestCase): { id: string; location: TestCase['location'] } => ({ id, location });

const CONFIGS = ['vitest.config', 'vite.config'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => filePath(`${name}.${extension}`)),
);

/** The files that Vitest would take for tests, as far as its configuration says so in plain text. */
async function readTestSources(root: string): Promise<readonly SourceFile[]> {
  const configs = await Promise.all(CONFIGS.map((path) => readIfPresent(root, path)));
  const { include, exclude } = testFilePatterns(configs.find((config) => config !== undefined));
  const excluded = new Set(await listFiles(root, exclude));
  const files = (await listFiles(root, include)).filter((path) => !excluded.has(path));
  return readSources(root, await keepInside(root, files));
}
