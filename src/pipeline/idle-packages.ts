/** What is known of packages in which no test could be run: what their tests claim, as far as they can be read, and no more. */
import { join } from 'node:path/posix';
import type { Finding } from '../model/finding.ts';
import { filePath, type BehaviourId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { byText } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { TestCase, TestDeclaration } from '../model/suite.ts';
import { ROOT, vitestFolderOf } from '../model/workspace.ts';
import { casesOfDeclarations } from '../suite/match-cases.ts';
import type { UnstartedFolder } from '../vitest/run-suite.ts';
import type { Project } from './read-project.ts';
import { readTestSources } from './written-suite.ts';

export interface IdlePackages {
  /** Of their tests. */
  readonly sources: readonly SourceFile[];
  /** That are stated in them: whether any test claims them is not known for certain. */
  readonly behaviours: ReadonlySet<BehaviourId>;
  /** Without a run. */
  readonly casesOf: (declarations: readonly TestDeclaration[]) => readonly TestCase[];
  /** Why they are idle, once a folder. */
  readonly findings: (cases: readonly TestCase[], links: readonly Link[]) => readonly Finding[];
}

export async function idlePackages(
  { root, specs, workspace }: Project,
  unstarted: readonly UnstartedFolder[],
): Promise<IdlePackages> {
  const folderOf = (file: string): string | undefined => vitestFolderOf(file, workspace)?.folder;
  const folders = new Set<string | undefined>(unstarted.map(({ folder }) => folder));
  const packages = unstarted.flatMap((one) => one.packages);
  const sources = await readTestSources(root, workspace, packages);
  const files = new Set(sources.map(({ path }) => path));
  const stated = specs
    .flatMap((spec) => spec.behaviours)
    .filter(({ location }) => folders.has(folderOf(location.file)));
  const behaviours = new Set(stated.map(({ id }) => id));
  return {
    sources,
    behaviours,
    casesOf: (declarations) => casesOfDeclarations(declarations.filter(({ file }) => files.has(file))),
    findings: (cases, links) =>
      unstarted.map((one) => {
        const own = new Set(cases.filter(({ file }) => folderOf(file) === one.folder).map(({ id }) => id));
        const claimed = links.filter(({ testId }) => own.has(testId)).map(({ behaviourId }) => behaviourId);
        const inIt = stated.filter(({ location }) => folderOf(location.file) === one.folder).map(({ id }) => id);
        return notRun(one, {
          behaviours: [...new Set([...claimed, ...inIt])].sort(byText),
          tests: [...own].sort(byText),
        });
      }),
  };
}

const notRun = ({ folder, reason }: UnstartedFolder, about: Pick<Finding, 'behaviours' | 'tests'>): Finding => ({
  rule: 'run/not-measured',
  location: { file: filePath(join(folder, 'package.json')), line: 1, column: 1 },
  message: `No test of ${folder === ROOT ? 'the root' : folder} was run, so what it claims is not known to hold. ${reason}`,
  confidence: 'certain',
  confirmed: true,
  ...about,
});
