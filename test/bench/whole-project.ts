/** A project to measure: every side changes the same files, and runs every test under the changes. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { escapePath, glob } from 'tinyglobby';
import { byText } from '../../src/model/location.ts';
import { UserError } from '../../src/model/user-error.ts';
import { createSandbox } from '../../src/mutation/stryker/sandbox.ts';
import { readStrykerConfig } from '../../src/mutation/stryker-config.ts';
import { findVitest } from '../../src/vitest/configure-vitest.ts';

export interface WholeProject {
  readonly name: string;
  /** Absolute. */
  readonly root: string;
  /** The files to change, relative to the root, sorted. */
  readonly files: readonly string[];
}

/** Processes that run mutants at the same time, on every side. */
export const CONCURRENCY = availableParallelism();

export const USUAL_CODE = 'src/**/*.{ts,tsx,js,jsx,mts,mjs}';
const NO_CODE = [
  '**/*[.-]{test,spec,bench,test-d}.*',
  '**/*.d.{ts,mts,cts}',
  '**/{node_modules,__tests__,__mocks__}/**',
];

/** @throws {UserError} `usage` when no file matches · `vitest-missing` when the project has none, or one that is too old. */
export async function findWholeProject(root: string, patterns: readonly string[]): Promise<WholeProject> {
  findVitest(root);
  const files = await glob([...patterns], { cwd: root, ignore: NO_CODE, expandDirectories: false });
  if (files.length > 0) return { name: basename(root), root, files: files.toSorted(byText) };
  throw new UserError('usage', `No file of ${root} matches ${patterns.join(', ')}.`, {
    hint: 'Name the code to change: --mutate "lib/**/*.js"',
  });
}

/** Where `stryker run` writes its report, relative to the copy's root. */
export const STRYKER_REPORT = 'bench-stryker-report.json';

/** Copies the project into `folder`, which does not exist yet, and returns the copy's root. */
export async function copyWhole({ root, files }: WholeProject, folder: string): Promise<string> {
  await mkdir(folder);
  const copy = await createSandbox(root, folder);
  await writeWholeSpec(copy, files);
  const config = {
    ...(await readStrykerConfig(root)),
    testRunner: 'vitest',
    coverageAnalysis: 'perTest',
    mutate: files.map(escapePath),
    concurrency: CONCURRENCY,
    reporters: ['json'],
    jsonReporter: { fileName: STRYKER_REPORT },
  };
  await writeFile(join(copy, 'stryker.config.json'), JSON.stringify(config));
  return copy;
}

/** In place of the project's own specs: one behaviour of all the files, which every test claims. */
export async function writeWholeSpec(root: string, files: readonly string[]): Promise<void> {
  const spec = {
    feature: 'The whole project',
    code: files,
    behaviours: { 'WHOLE-1': { must: 'The code does what the tests say.', tests: ['*'] } },
  };
  await rm(join(root, 'specs'), { recursive: true, force: true });
  await mkdir(join(root, 'specs'));
  // Every JSON document is a YAML document.
  await writeFile(join(root, 'specs/whole.yaml'), JSON.stringify(spec));
}
