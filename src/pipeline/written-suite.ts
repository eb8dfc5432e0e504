/** The suite as it is written, for commands that execute no code of the project. */
import { join } from 'node:path';
import { keepInside, listFiles, readSources } from '../host/files.ts';
import { linkBehaviours } from '../link/link-behaviours.ts';
import type { Finding } from '../model/finding.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { Suite } from '../model/suite.ts';
import { folderAround, ROOT, type Workspace } from '../model/workspace.ts';
import { declareTests, type DeclaredTests } from '../suite/declare-tests.ts';
import { casesOfDeclarations } from '../suite/match-cases.ts';
import { testFilePatterns } from '../suite/test-file-patterns.ts';
import type { Project } from './read-project.ts';
import { vitestConfigOf } from './read-workspace.ts';

/** One case a declaration, none of which ran. */
export interface WrittenSuite extends Suite {
  readonly links: readonly Link[];
  readonly unparsed: DeclaredTests['unparsed'];
  readonly findings: readonly Finding[];
}

export async function writtenSuite({
  root,
  specs,
  policy: { claimsPerTest },
  workspace,
}: Project): Promise<WrittenSuite> {
  const { declarations, unparsed } = declareTests(await readTestSources(root, workspace)).product;
  const cases = casesOfDeclarations(declarations);
  const linked = linkBehaviours({ specs, tests: cases, claimsPerTest });
  return { declarations, unparsed, cases, links: linked.product, findings: linked.findings };
}

/** The files that Vitest would take for tests, as far as its configuration says so in plain text. */
export async function readTestSources(
  root: string,
  { packages }: Pick<Workspace, 'packages'>,
  wanted: readonly FilePath[] = packages,
): Promise<readonly SourceFile[]> {
  const files = await Promise.all(wanted.map((folder) => testFilesOf(root, folder)));
  const own = files.flatMap(({ folder, paths }) => paths.filter((path) => folderAround(path, packages) === folder));
  return readSources(root, await keepInside(root, own));
}

/** By the configuration of a package or, where it has none, of the root. */
async function testFilesOf(
  root: string,
  folder: FilePath,
): Promise<{ readonly folder: FilePath; readonly paths: readonly FilePath[] }> {
  const own = await vitestConfigOf(root, folder);
  const { include, exclude } = testFilePatterns(own ?? (await vitestConfigOf(root, ROOT)));
  const base = own === undefined ? ROOT : folder;
  const below = (path: FilePath): FilePath => filePath(base === ROOT ? path : `${base}/${path}`);
  const excluded = new Set(await listFiles(join(root, base), exclude));
  const paths = (await listFiles(join(root, base), include)).filter((path) => !excluded.has(path));
  return { folder, paths: paths.map(below) };
}
