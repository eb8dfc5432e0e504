/** The suite: run unmutated, matched with its source, and linked to behaviours. */
import { exampleFindings, type ExampleFindingsInput } from '../example/example-findings.ts';
import { planRows } from '../example/data-rows.ts';
import { settleExamples, type RunExample } from '../example/example-results.ts';
import type { ExamplePlan } from '../example/plan-examples.ts';
import { readSources } from '../host/files.ts';
import { linkBehaviours } from '../link/link-behaviours.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, FilePath } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { byText, type Span } from '../model/location.ts';
import type { RunListener } from '../model/run-event.ts';
import type { Suite, TestCase } from '../model/suite.ts';
import { declareTests } from '../suite/declare-tests.ts';
import { casesOfDeclarations, matchCases } from '../suite/match-cases.ts';
import { nameCases } from '../suite/name-cases.ts';
import { groupBy } from '../util/group-by.ts';
import type { SuiteRun } from '../vitest/run-suite.ts';
import type { Instruments } from './instruments.ts';
import { idlePackages } from './idle-packages.ts';
import type { Project } from './read-project.ts';
import { unjudgedCases, unjudgedFiles, unjudgedFindings } from './unjudged-tests.ts';

export interface SurveyedSuite extends Suite {
  /** What the examples did, in the order of the plan. */
  readonly examples: readonly RunExample[];
  readonly links: readonly Link[];
  readonly imports: SuiteRun['imports'];
  /** What was run, examples included. */
  readonly ran: SuiteRun;
  /** Behaviours of packages in which no test could be run: whether any claims them is not known. */
  readonly idle: ReadonlySet<BehaviourId>;
  /** Attempts of a test that were made now. */
  readonly executions: number;
  readonly findings: readonly Finding[];
  /** Where files of code hold tests. */
  readonly inSourceTests: readonly Span[];
}

export interface SuiteSurvey {
  readonly project: Project;
  readonly stated: ExamplePlan;
  /** The files that behaviours name. */
  readonly code: readonly FilePath[];
  readonly instruments: Instruments;
  readonly listener: RunListener;
  readonly signal: AbortSignal;
}

export async function surveySuite(survey: SuiteSurvey): Promise<SurveyedSuite> {
  const { project, stated, code, instruments, listener, signal } = survey;
  const whole = await instruments.runSuite({
    root: project.root,
    workspace: project.workspace,
    examples: stated.modules,
    rows: planRows(project.specs),
    code,
    onProgress: (done, total) => listener({ kind: 'advanced', step: 'tests', done, total }),
    signal,
  });
  const modules = new Set(stated.modules.map(({ path }) => path));
  const run = testsOf(whole, modules);
  const columns = matchCases(
    [],
    whole.cases.filter(({ file }) => modules.has(file)),
  ).product;
  const examples = settleExamples(stated.examples, columns);
  const unjudged = new Set(unjudgedFiles(run));
  const files = new Set([...[...run.cases, ...run.unloaded].map(({ file }) => file), ...unjudged]);
  const idle = await idlePackages(project, run.unstarted ?? []);
  const read = await readSources(project.root, [...files].sort(byText));
  const { declarations, inSourceTests } = declareTests([...read, ...idle.sources]).product;
  const matched = matchCases(declarations, run.cases);
  const cases = named([
    ...matched.product,
    ...unloadedCases(run, declarations),
    ...idle.casesOf(declarations),
    ...unjudgedCases(declarations, unjudged, project),
  ]).map(placedBy(declarations));
  const linked = linkBehaviours({ specs: project.specs, tests: cases, claimsPerTest: project.policy.claimsPerTest });
  return {
    declarations,
    cases,
    examples,
    links: linked.product,
    imports: run.imports,
    ran: whole,
    idle: idle.behaviours,
    inSourceTests,
    executions: executionsOf(whole, [...cases, ...columns]),
    findings: [
      ...matched.findings,
      ...linked.findings,
      ...unjudgedFindings(run, cases, linked.product),
      ...idle.findings(cases, linked.product),
      ...exampleFindings({ examples, ...answersFor({ whole, cases, links: linked.product }) }),
    ],
  };
}

/** Without what ran the examples. */
const testsOf = (run: SuiteRun, modules: ReadonlySet<FilePath>): SuiteRun => ({
  ...run,
  cases: run.cases.filter(({ file }) => !modules.has(file)),
  unloaded: run.unloaded.filter(({ file }) => !modules.has(file)),
});

interface Surveyed {
  readonly whole: SuiteRun;
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
}

function answersFor({ whole, cases, links }: Surveyed): Omit<ExampleFindingsInput, 'examples'> {
  const green = new Set(cases.filter(isGreen).map(({ id }) => id));
  const claims = links.filter(({ testId }) => green.has(testId));
  const testsOf = groupBy(claims, ({ behaviourId }) => behaviourId);
  const failures = new Map(whole.unloaded.map(({ file, failure }) => [file, failure.message]));
  return {
    greenTestsOf: (id) => [...new Set((testsOf.get(id) ?? []).map(({ testId }) => testId))].sort(byText),
    whyNotLoaded: (file) => failures.get(file)?.split('\n', 1)[0],
  };
}

const isGreen = ({ isExpectedToFail, runs }: TestCase): boolean =>
  !isExpectedToFail && runs.length > 0 && runs.every(({ outcome }) => outcome === 'passed');

function executionsOf({ ran }: SuiteRun, cases: readonly TestCase[]): number {
  const files = new Set(ran.map(({ file }) => file));
  return cases.reduce((sum, { file, runs }) => sum + (files.has(file) ? runs.length : 0), 0);
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
