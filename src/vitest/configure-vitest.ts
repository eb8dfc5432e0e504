/** Prepares a Vitest instance of the examined project for recording. Runs in a child process with the project as its folder. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { siblingModule } from '../host/sibling-module.ts';
import type { TestProject, Vitest } from 'vitest/node';
import * as z from 'zod';
import { UserError } from '../model/user-error.ts';
import { ORDER_KEY, VITEST_ENTRY, type RecordingOrder } from './vitest-record.ts';

const RUNNER = siblingModule(import.meta.url, 'recording-runner');
const PAGE_RECORDER = siblingModule(import.meta.url, 'page-recorder');
/** All of Assay's own modules. */
export const OWN_FOLDER = dirname(dirname(RUNNER));

/** Where the examined project's own Vitest is. @throws {UserError} `vitest-missing` when it has none, or one that is too old. */
export function findVitest(projectRoot: string): string {
  const { resolve } = createRequire(join(projectRoot, 'package.json'));
  let node: string;
  try {
    node = resolve('vitest/node');
  } catch (error) {
    throw new UserError('vitest-missing', 'This project has no Vitest that could run its tests.', {
      hint: `Install it: npm install --save-dev vitest@${USUAL_VITEST}`,
      cause: error,
    });
  }
  const version = versionBeside(node);
  if (isAtLeast(version, OLDEST_VITEST)) return node;
  throw new UserError(
    'vitest-missing',
    `Assay needs Vitest ${OLDEST_VITEST.join('.')} or newer, and this project has ${version}.`,
    { hint: `Update it: npm install --save-dev vitest@${USUAL_VITEST}` },
  );
}

/** The version of the examined project's own Vitest. @throws {UserError} as `findVitest`. */
export const vitestVersion = (projectRoot: string): string => versionBeside(findVitest(projectRoot));

const versionBeside = (node: string): string =>
  manifestSchema.parse(JSON.parse(readFileSync(join(dirname(node), '../package.json'), 'utf8'))).version;

/** Keep equal to `peerDependencies` in package.json. */
const OLDEST_VITEST = [4, 1] as const;
const USUAL_VITEST = 5;

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

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

/** Options by which nothing is written to the project, and the order of the tests does not depend on earlier runs. */
export function withoutCaches(version: string): object {
  const isOlder = Number.parseInt(version, 10) < 5;
  return { cache: false, ...(isOlder ? { experimental: { fsModuleCache: false } } : { fsModuleCache: false }) };
}

const POOLS = new Set<string>(['forks', 'threads', 'vmForks', 'vmThreads']);

/** Why the tests of a project cannot be run here, before it is configured for recording; `undefined` when they can. */
export function unjudgedReason({ config, vitest }: TestProject): string | undefined {
  if (config.browser.enabled) return unjudgedPages(config, vitest.version);
  if (!POOLS.has(config.pool)) return 'it runs in a pool of its own';
  return config.runner === undefined ? undefined : 'it has a runner of its own';
}

function unjudgedPages({ browser }: TestProject['config'], version: string): string | undefined {
  // Its server for pages is made by itself, later, and serves nothing of ours.
  if (!isAtLeast(version, [5, 0])) return 'it runs in a browser, where Assay can record what it does from Vitest 5 on';
  if (browser.provider?.name !== 'preview') return undefined;
  return 'it runs in a browser that Vitest only opens, and does not drive: name Playwright or WebdriverIO as the provider';
}

/** Makes every project record, and none write a snapshot, stop early, collect coverage or check types. */
export function configureProjects(vitest: Vitest): void {
  for (const project of [vitest.getRootProject(), ...vitest.projects]) {
    const { config, vite } = project;
    config.runner = RUNNER;
    if (config.browser.enabled) configurePages(config);
    // Vite gives the environments of a browser, jsdom among them, nothing from outside the project.
    vite.config.server.fs.allow.push(OWN_FOLDER);
    config.snapshotOptions.updateSnapshot = 'none';
    config.includeTaskLocation = true;
    config.bail = 0;
    config.coverage.enabled = false;
    config.typecheck.enabled = false;
  }
}

/** Nothing but the tests is shown there, or written of them. */
function configurePages(config: TestProject['config']): void {
  config.setupFiles.unshift(PAGE_RECORDER);
  config.browser.headless = true;
  config.browser.screenshotFailures = false;
}

/**
 * Where nobody said how many workers there are to be, Vitest leaves one processor to itself, which has little to do here. Of its
 * projects all or none: it asks for one number for all that run at the same time.
 */
export function useAllProcessors(projects: readonly { readonly config: WorkerConfig }[]): void {
  if (!projects.every(({ config }) => isUnlimited(config))) return;
  for (const { config } of projects) config.maxWorkers = availableParallelism();
}

interface WorkerConfig {
  maxWorkers: number;
}

/** Versions of Vitest that do not tell what the user asked for keep their number. */
function isUnlimited(config: WorkerConfig): boolean {
  const asked: unknown = Reflect.get(config, 'providedOptions');
  const isAsked = typeof asked !== 'object' || asked === null || Reflect.get(asked, 'maxWorkers') !== false;
  return !isAsked && Reflect.get(config, 'fileParallelism') !== false;
}

export function giveOrder(vitest: Vitest, order: RecordingOrder): void {
  for (const project of [vitest.getRootProject(), ...vitest.projects])
    Reflect.apply(project.provide, project, [ORDER_KEY, order]);
}
