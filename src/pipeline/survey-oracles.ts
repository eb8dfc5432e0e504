/** By what each test tells right from wrong, read from its source and from the code under test. Nothing is executed. */
import { keepInside, listFiles, readSources } from '../host/files.ts';
import { moduleResolver } from '../host/module-resolver.ts';
import { readModules } from '../host/read-modules.ts';
import type { FilePath, TestId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { TestOracle } from '../model/oracle.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { TestCase, TestDeclaration } from '../model/suite.ts';
import { inspectOracles } from '../oracle/inspect-oracles.ts';
import type { ClaimedDeclaration } from '../oracle/oracle-input.ts';
import { importAliases } from '../suite/import-aliases.ts';
import { groupBy } from '../util/group-by.ts';
import type { Project } from './read-project.ts';
import type { SurveyedCode } from './survey-code.ts';

export interface OracleSurvey {
  readonly project: Project;
  readonly suite: {
    readonly declarations: readonly TestDeclaration[];
    readonly cases: readonly TestCase[];
    readonly links: readonly Link[];
  };
  readonly code: SurveyedCode;
  /** The cases whose oracles matter. */
  readonly wanted: ReadonlySet<TestId>;
}

export interface SurveyedOracles {
  readonly oracles: readonly TestOracle[];
  /** The files that were read for them. */
  readonly sources: readonly SourceFile[];
}

const CONFIGS = ['**/{vite,vitest}.config.{ts,mts,cts,js,mjs,cjs}'];

export async function surveyOracles({ project, suite, code, wanted }: OracleSurvey): Promise<SurveyedOracles> {
  const { root } = project;
  const tests = claimedDeclarations(project, suite, wanted);
  const configs = await readSources(root, await keepInside(root, await listFiles(root, CONFIGS)));
  const resolve = moduleResolver(root, importAliases(configs));
  const entries = new Set<FilePath>([
    ...tests.map(({ declaration }) => declaration.file),
    ...code.sources.map(({ path }) => path),
  ]);
  const sources = Array.from(readModules(root, entries, resolve), ([path, text]) => ({ path, text }));
  const oracles = inspectOracles({ tests, scopes: code.scopes, sources, resolve });
  return { oracles, sources };
}

/** With what the cases of a declaration claim, taken together. */
function claimedDeclarations(
  { specs }: Project,
  { declarations, cases, links }: OracleSurvey['suite'],
  wanted: ReadonlySet<TestId>,
): readonly ClaimedDeclaration[] {
  const behaviourOf = new Map(specs.flatMap((spec) => spec.behaviours.map((behaviour) => [behaviour.id, behaviour])));
  const linksOf = groupBy(links, ({ testId }) => testId);
  const casesOf = groupBy(cases, ({ declarationId }) => declarationId);
  return declarations.flatMap((declaration) => {
    const own = casesOf.get(declaration.id) ?? [];
    if (!own.some(({ id }) => wanted.has(id))) return [];
    const claims = own.flatMap(({ id }) => linksOf.get(id) ?? []);
    const ids = new Set(claims.map(({ behaviourId }) => behaviourId));
    return [{ declaration, behaviours: [...ids].flatMap((id) => behaviourOf.get(id) ?? []) }];
  });
}
