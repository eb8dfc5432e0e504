/** The suite as it is written, for commands that execute no code of the project. */
import { keepInside, listFiles, readIfPresent, readSources } from '../host/files.ts';
import { linkBehaviours } from '../link/link-behaviours.ts';
import type { Finding } from '../model/finding.ts';
import { filePath } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { Suite } from '../model/suite.ts';
import { declareTests, type DeclaredTests } from '../suite/declare-tests.ts';
import { casesOfDeclarations } from '../suite/match-cases.ts';
import { testFilePatterns } from '../suite/test-file-patterns.ts';
import type { Project } from './read-project.ts';

/** One case a declaration, none of which ran. */
export interface WrittenSuite extends Suite {
  readonly links: readonly Link[];
  readonly unparsed: DeclaredTests['unparsed'];
  readonly findings: readonly Finding[];
}

export async function writtenSuite({ root, specs, policy: { claimsPerTest } }: Project): Promise<WrittenSuite> {
  const { declarations, unparsed } = declareTests(await readTestSources(root)).product;
  const cases = casesOfDeclarations(declarations);
  const linked = linkBehaviours({ specs, tests: cases, claimsPerTest });
  return { declarations, unparsed, cases, links: linked.product, findings: linked.findings };
}

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
