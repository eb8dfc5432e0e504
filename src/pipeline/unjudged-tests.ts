/** Tests that cannot be run here (in a browser, with a runner of their own): what they claim, as far as they can be read, and no more. */
import { linkBehaviours } from '../link/link-behaviours.ts';
import type { Finding } from '../model/finding.ts';
import type { FilePath } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { byText } from '../model/location.ts';
import type { TestCase, TestDeclaration } from '../model/suite.ts';
import { casesOfDeclarations } from '../suite/match-cases.ts';
import type { SuiteRun } from '../vitest/run-suite.ts';
import type { Project } from './read-project.ts';

/** Files of which nothing was run; one may be run in one Vitest project, and not in another. */
export function unjudgedFiles({ unjudged, ran }: Pick<SuiteRun, 'unjudged' | 'ran'>): readonly FilePath[] {
  const run = new Set(ran.map(({ file }) => file));
  return unjudged.map(({ file }) => file).filter((file) => !run.has(file));
}

/** Their tests that claim something, without a run: whether it holds is not known. */
export function unjudgedCases(
  declarations: readonly TestDeclaration[],
  files: ReadonlySet<FilePath>,
  { specs, policy: { claimsPerTest } }: Pick<Project, 'specs' | 'policy'>,
): readonly TestCase[] {
  const tests = casesOfDeclarations(declarations.filter(({ file }) => files.has(file)));
  const claiming = new Set(linkBehaviours({ specs, tests, claimsPerTest }).product.map(({ testId }) => testId));
  return tests.filter(({ id }) => claiming.has(id));
}

/** Why they were not run, once a file. */
export function unjudgedFindings(
  { unjudged, ran }: Pick<SuiteRun, 'unjudged' | 'ran'>,
  cases: readonly TestCase[],
  links: readonly Link[],
): readonly Finding[] {
  const files = new Set(unjudgedFiles({ unjudged, ran }));
  return unjudged.map(({ file, reason }) => {
    const own = new Set(cases.filter((one) => files.has(file) && one.file === file).map(({ id }) => id));
    const claimed = links.filter(({ testId }) => own.has(testId)).map(({ behaviourId }) => behaviourId);
    const about = { behaviours: [...new Set(claimed)].sort(byText), tests: [...own].sort(byText) };
    const isClaimed = about.behaviours.length > 0;
    return {
      rule: isClaimed ? 'run/not-measured' : 'run/not-judged',
      location: { file, line: 1, column: 1 },
      message: `The tests of ${file} were not run, because ${reason}: ${isClaimed ? 'what they claim is not known to hold. Claim it in a test that Assay can run, too' : 'they count neither for nor against a behaviour'}.`,
      confidence: 'certain',
      confirmed: true,
      ...about,
    };
  });
}
