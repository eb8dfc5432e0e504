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
  const ownOf = (key: 'tests' | 'code'): readonly FilePath[] =>
    files.flatMap((found) => found[key].filter((path) => folderAround(path, packages) === found.folder));
  const [tests, code] = [ownOf('tests'), ownOf('code')];
  const read = async (paths: readonly FilePath[]): Promise<readonly SourceFile[]> =>
    readSources(root, await keepInside(root, paths));
  return [...(await read(tests)), ...(await read(code)).filter(({ text }) => text.includes('import.meta.vitest'))];
}

interface TestFiles {
  /** The package's, relative to the root. */
  readonly folder: FilePath;
  readonly tests: readonly FilePath[];
  /** Files of code that may hold tests, as Vitest sees by their text. */
  readonly code: readonly FilePath[];
}

/** By the configuration of a package or, where it has none, of the root. */
async function testFilesOf(root: string, folder: FilePath): Promise<TestFiles> {
  const own = await vitestConfigOf(root, folder);
  const { include, exclude, includeSource } = testFilePatterns(own ?? (await vitestConfigOf(root, ROOT)));
  const base = own === undefined ? ROOT : folder;
  const below = (path: FilePath): FilePath => filePath(base === ROOT ? path : `${base}/${path}`);
  const excluded = new Set(await listFiles(join(root, base), exclude));
  const listed = async (patterns: readonly string[]): Promise<readonly FilePath[]> =>
    (await listFiles(join(root, base), patterns)).filter((path) => !excluded.has(path)).map(below);
  const tests = await listed(include);
  const code = includeSource.length === 0 ? [] : await listed(includeSource);
  return { folder, tests, code: code.filter((path) => !tests.includes(path)) };
}
