/** A project of one code file and one test file, held in memory, as the oracle stage gets it. */
import { linkBehaviours } from '../../src/link/link-behaviours.ts';
import { filePath, testId, type FilePath } from '../../src/model/ids.ts';
import type { Suspicion, TestOracle } from '../../src/model/oracle.ts';
import { examineTests, inspectOracles } from '../../src/oracle/inspect-oracles.ts';
import type { OracleInput } from '../../src/oracle/oracle-input.ts';
import type { ExaminedTest, OracleContext } from '../../src/oracle/oracle-rule.ts';
import { resolveScopes } from '../../src/scope/resolve-scope.ts';
import { parseSpecs } from '../../src/spec/parse-specs.ts';
import { declareTests } from '../../src/suite/declare-tests.ts';

export interface SmallProject {
  /** `src/code.ts`. */
  readonly code: string;
  /** `test/code.test.ts`; every export of the code is imported as `code`, and Vitest's names are. */
  readonly test: string;
  /** YAML under `examples:` of the behaviour CODE-1. */
  readonly examples?: string;
  /** Further files. */
  readonly files?: Readonly<Record<string, string>>;
}

const HEAD = `import { assert, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';\nimport * as code from '../src/code';\n`;

export function oracleInput({ code, test, examples, files = {} }: SmallProject): OracleInput {
  const texts = { 'src/code.ts': code, 'test/code.test.ts': HEAD + test, ...files };
  const sources = Object.entries(texts).map(([path, text]) => ({ path: filePath(path), text }));
  const stated = examples === undefined ? '' : `\n    examples:\n${examples.replaceAll(/^/gm, '      ')}`;
  const yaml = `feature: Code\ncode: src/code.ts\nbehaviours:\n  CODE-1:\n    must: It works.${stated}\n`;
  const { specs } = parseSpecs([{ path: filePath('specs/code.yaml'), text: yaml }]);
  const { declarations } = declareTests(sources.filter(({ path }) => path.endsWith('.test.ts'))).product;
  const claiming = declarations.map((declaration) => ({ ...declaration, id: testId(declaration.id) }));
  const links = linkBehaviours({ specs, tests: claiming, claimsPerTest: 3 }).product;
  const behaviours = specs.flatMap((spec) => spec.behaviours);
  const tests = declarations.map((declaration) => {
    const claimed = links.filter((link) => link.testId === testId(declaration.id)).map((link) => link.behaviourId);
    return { declaration, behaviours: behaviours.filter(({ id }) => claimed.includes(id)) };
  });
  const paths = new Set<string>(Object.keys(texts));
  return { tests, sources, scopes: resolveScopes({ specs, sources }).product, resolve: resolver(paths) };
}

const resolver =
  (paths: ReadonlySet<string>) =>
  (from: FilePath, specifier: string): FilePath | undefined => {
    if (!specifier.startsWith('.')) return undefined;
    const path = new URL(specifier, `file:///${from}`).pathname.slice(1);
    return [path, `${path}.ts`, `${path}/index.ts`].filter((one) => paths.has(one)).map(filePath)[0];
  };

export const oraclesOf = (project: SmallProject): readonly TestOracle[] => inspectOracles(oracleInput(project));

/** What one rule tells of a project, without what it only thinks possible: `<confidence>`, one an assertion. */
export const toldBy = (rule: Suspicion['rule'], project: SmallProject): readonly string[] =>
  oraclesOf(project).flatMap(({ suspicions }) =>
    suspicions.flatMap((one) => (one.rule === rule && one.confidence !== 'possible' ? [one.confidence] : [])),
  );

/** The tests of a project as they were read. */
export function examined(project: SmallProject): readonly { test: ExaminedTest; context: OracleContext }[] {
  const seen: { test: ExaminedTest; context: OracleContext }[] = [];
  examineTests(oracleInput(project), (test, context) => seen.push({ test, context }));
  return seen;
}

/** One test of CODE-1 with the given body. */
export const inTest = (body: string): string => `it('CODE-1: works', async () => {\n${body}\n});`;
