/** Prepares a Vitest instance of the examined project for recording. Runs in a child process with the project as its folder. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { siblingModule } from '../host/child-process.ts';
import type { TestProject, Vitest } from 'vitest/node';
import { ORDER_KEY, VITEST_ENTRY, type RecordingOrder } from './vitest-record.ts';

const RUNNER = siblingModule(import.meta.url, 'recording-runner');

/** The examined project's own Vitest. @throws when it has none. */
export async function importVitest(projectRoot: string): Promise<typeof import('vitest/node')> {
  const { resolve } = createRequire(join(projectRoot, 'package.json'));
  const node = resolve('vitest/node');
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
