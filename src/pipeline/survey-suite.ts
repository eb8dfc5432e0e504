/** The suite: run unmutated, matched with its source, and linked to behaviours. */
import { readSources } from '../host/files.ts';
import { linkBehaviours } from '../link/link-behaviours.ts';
import type { Finding } from '../model/finding.ts';
import type { FilePath } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { byText } from '../model/location.ts';
import type { Suite, TestCase } from '../model/suite.ts';
import { declareTests } from '../suite/declare-tests.ts';
import { casesOfDeclarations, matchCases } from '../suite/match-cases.ts';
import { nameCases } from '../suite/name-cases.ts';
import { runSuite, type SuiteRun } from '../vitest/run-suite.ts';
import type { Project } from './read-project.ts';

export interface SurveyedSuite extends Suite {
  readonly links: readonly Link[];
  readonly imports: SuiteRun['imports'];
  readonly findings: readonly Finding[];
}

export interface SuiteSurvey {
  readonly project: Project;
  readonly vitestConfig: string | undefined;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export async function surveySuite({ project, vitestConfig, onProgress, signal }: SuiteSurvey): Promise<SurveyedSuite> {
  const run = await runSuite({ root: project.root, configFile: vitestConfig, onProgress, signal });
  const files = new Set([...run.cases.map(({ file }) => file), ...run.unloaded.map(({ file }) => file)]);
  const { declarations } = declareTests(await readSources(project.root, [...files].sort(byText))).product;
  const matched = matchCases(declarations, run.cases);
  const cases = named([...matched.product, ...unloadedCases(run, declarations)]).map(placedBy(declarations));
  const linked = linkBehaviours({ specs: project.specs, tests: cases, claimsPerTest: project.policy.claimsPerTest });
  return {
    declarations,
    cases,
    links: linked.product,
    imports: run.imports,
    findings: [...matched.findings, ...linked.findings, ...run.unjudged.map(notJudged)],
  };
}

/** A file that does not load fails all the tests that it declares. */
function unloadedCases({ unloaded }: SuiteRun, declarations: Suite['declarations']): readonly TestCase[] {
  return unloaded.flatMap(({ project, file, failure }) => {
    const failed = { outcome: 'failed', assertions: 0, failure, duration: 0 } as const;
    const declared = casesOfDeclarations(declarations.filter((declaration) => declaration.file === file));
    return declared.map((testCase) => ({
      ...testCase,
      project,
      runs: testCase.mode === 'run' ? [failed, failed] : [],
    }));
  });
}

/** A file may load in one Vitest project and not in another: ids are unique over both. */
function named(cases: readonly TestCase[]): readonly TestCase[] {
  const ids = nameCases(cases);
  return cases.map((testCase, index) => ({ ...testCase, id: ids[index] ?? testCase.id }));
}

/** Vitest's own place is that of the transformed code for some forms of `each`; the source's is right. */
function placedBy(declarations: Suite['declarations']): (testCase: TestCase) => TestCase {
  const places = new Map(declarations.map(({ id, location }) => [id, location]));
  return (testCase) => {
    const location = testCase.declarationId && places.get(testCase.declarationId);
    return location === undefined ? testCase : { ...testCase, location };
  };
}

const notJudged = ({ file, reason }: { readonly file: FilePath; readonly reason: string }): Finding => ({
  rule: 'run/not-judged',
  location: { file, line: 1, column: 1 },
  message: `The tests of ${file} were not run, because ${reason}: they count neither for nor against a behaviour.`,
  confidence: 'certain',
  confirmed: true,
  behaviours: [],
  tests: [],
});
