/** Prepares a Vitest instance of the examined project for recording. Runs in a child process with the project as its folder. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { siblingModule } from '../host/child-process.ts';
import type { TestProject, Vitest } from 'vitest/node';
import * as z from 'zod';
import { UserError } from '../model/user-error.ts';
import { ORDER_KEY, VITEST_ENTRY, type RecordingOrder } from './vitest-record.ts';

const RUNNER = siblingModule(import.meta.url, 'recording-runner');

/** Where the examined project's own Vitest is. @throws {UserError} `vitest-missing` when it has none, or one that is too old. */
export function findVitest(projectRoot: string): string {
  const { resolve } = createRequire(join(projectRoot, 'package.json'));
  let node: string;
  try {
    node = resolve('vitest/node');
  } catch (error) {
    throw new UserError('vitest-missing', 'This project has no Vitest that could run its tests.', {
      hint: `Install it: npm install --save-dev vitest@${OLDEST_VITEST}`,
      cause: error,
    });
  }
  const { version } = manifestSchema.parse(JSON.parse(readFileSync(join(dirname(node), '../package.json'), 'utf8')));
  if (Number.parseInt(version, 10) >= OLDEST_VITEST) return node;
  throw new UserError(
    'vitest-missing',
    `Assay needs Vitest ${OLDEST_VITEST} or newer, and this project has ${version}.`,
    {
      hint: `Update it: npm install --save-dev vitest@${OLDEST_VITEST}`,
    },
  );
}

const OLDEST_VITEST = 5;
const manifestSchema = z.object({ version: z.string() });

/** @throws {UserError} as `findVitest`. */
export async function importVitest(projectRoot: string): Promise<typeof import('vitest/node')> {
  const node = findVitest(projectRoot);
  process.env[VITEST_ENTRY] = pathToFileURL(join(dirname(node), 'index.js')).href;
  // What setup files and plugins of the examined project look at, as `vitest run` sets it.
  process.env['NODE_ENV'] ??= 'test';
  process.env['VITEST'] = 'true';
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- an import by URL has no type
  const vitest: typeof import('vitest/node') = await import(pathToFileURL(node).href);
  return vitest;
}

/** Why the tests of a project cannot be run here; `undefined` when they can. */
export function unjudgedReason(project: TestProject): string | undefined {
  return project.config.browser.enabled ? 'it runs in a browser' : undefined;
}

/** Makes every project record, and none write a snapshot, stop early or collect coverage. */
export function configureProjects(vitest: Vitest): void {
  for (const project of [vitest.getRootProject(), ...vitest.projects]) {
    const { config } = project;
    config.runner = RUNNER;
    config.snapshotOptions.updateSnapshot = 'none';
    config.includeTaskLocation = true;
    config.bail = 0;
    config.coverage.enabled = false;
  }
}

export function giveOrder(vitest: Vitest, order: RecordingOrder): void {
  for (const project of [vitest.getRootProject(), ...vitest.projects])
    Reflect.apply(project.provide, project, [ORDER_KEY, order]);
}
