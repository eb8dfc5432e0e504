/** A child process: runs the examined project's suite unmutated, as often as asked, and records it. */
import { join, relative, sep } from 'node:path';
import type { TestSpecification, Vitest } from 'vitest/node';
import { answerParent, useTemporaryFolder } from '../host/child-process.ts';
import { vitestFolderOf } from '../model/workspace.ts';
import {
  configureProjects,
  importVitest,
  OWN_FOLDER,
  unjudgedReason,
  useAllProcessors,
  withoutCaches,
} from './configure-vitest.ts';
import { PATIENCE, StuckThread } from './end-what-hangs.ts';
import { exampleSpecifications, serveModules } from './example-modules.ts';
import { takePageRecords, type PageRecords } from './page-records.ts';
import { runChangedRows } from './run-changed-rows.ts';
import { runDecided, type DecidedRun } from './run-decided.ts';
import { runTwice } from './run-twice.ts';
import { sharedFiles } from './shared-files.ts';
import { LABELS, suiteRequestSchema, type SuiteAnswer, type SuiteRequest } from './suite-request.ts';
import { isInBrowser, latePages, unstartedPages } from './unstarted-pages.ts';

// What takes long to load, while there is no request yet; if it cannot be loaded, that shows when it is used.
void Promise.allSettled([importVitest(process.cwd())]);

answerParent(async (raw, report): Promise<SuiteAnswer> => {
  const request = suiteRequestSchema.parse(raw);
  useTemporaryFolder(join(request.folder, 'tmp'));
  const { createVitest, version } = await importVitest(process.cwd());
  const watcher = new ProgressWatcher(LABELS.length, report);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- every Vitest since 4.1 knows this form
  const vitest = await createVitest('test', {
    ...(request.configFile !== undefined && { config: request.configFile }),
    watch: false,
    ui: false,
    reporters: [watcher],
    onConsoleLog: () => false,
    ...withoutCaches(version),
  });
  let isStuck = false;
  let pages: PageRecords | undefined;
  try {
    const { root, folder, rows } = request;
    const sorted = sortSpecifications(await vitest.globTestSpecifications(), request);
    const { unjudged, known } = sorted;
    const specifications = unknownOf(sorted.specifications, known);
    serveModules(vitest, request.examples, root);
    const examples = unknownOf(exampleSpecifications(vitest, request.examples, root), known);
    configureProjects(vitest);
    pages = specifications.some(isInBrowser) ? await openPages({ vitest, root, folder }) : undefined;
    useAllProcessors([vitest.getRootProject(), ...vitest.projects]);
    watcher.files = specifications.length + examples.length;
    const timeout = Math.max(...request.examples.map((module) => module.timeout));
    const patience = { ...PATIENCE, ...request.patience };
    const run = { vitest, root, folder, endless: new Map<string, string>(), rows, patience };
    const together = await runTwice({ ...run, specifications }, { specifications: examples, timeout });
    await runLatePages({ ...run, specifications });
    const unstarted = await unstartedPages({ specifications, root, folder });
    const started = specifications.filter((one) => !unstarted.has(one));
    await runChangedRows({ vitest, specifications: started, root, folder, together, rows });
    return {
      ran: [...examples, ...started].map(testFileOf),
      together: [...together].map(testFileOf),
      unjudged: [...unjudged, ...Array.from(unstarted, unjudgedPage)],
      imports: importsOf(vitest, root),
      shared: [...sharedFiles(vitest, root, OWN_FOLDER)],
    };
  } catch (error) {
    isStuck = error instanceof StuckThread;
    throw error;
  } finally {
    // It would wait for the thread; the parent ends this process.
    if (!isStuck) await vitest.close();
    await pages?.close();
  }
});

/** What Vite makes of dependencies for pages would be kept in the project otherwise. */
function openPages(run: Pick<DecidedRun, 'vitest' | 'root' | 'folder'>): Promise<PageRecords> {
  for (const { config, vite } of run.vitest.projects) {
    if (config.browser.enabled) Reflect.set(vite.config, 'cacheDir', join(run.folder, 'vite'));
  }
  return takePageRecords(run);
}

async function runLatePages(run: DecidedRun): Promise<void> {
  for (const label of LABELS) {
    const specifications = await latePages(run, label);
    if (specifications.length > 0) await runDecided({ ...run, specifications }, label);
  }
}

const unjudgedPage = ([page, reason]: readonly [TestSpecification, string]): SuiteAnswer['unjudged'][number] => ({
  ...{ file: page.moduleId, reason, unstartedIn: page.project.name },
});

function sortSpecifications(
  all: readonly TestSpecification[],
  request: SuiteRequest,
): { specifications: TestSpecification[]; unjudged: SuiteAnswer['unjudged']; known: SuiteRequest['known'] } {
  const { root, known, examples } = request;
  const specifications: TestSpecification[] = [];
  const unjudged: SuiteAnswer['unjudged'] = [];
  for (const specification of all.filter((one) => runsHere(one, request))) {
    const reason = specification.pool === 'typescript' ? 'it is a type test' : unjudgedReason(specification.project);
    if (reason === undefined) specifications.push(specification);
    else unjudged.push({ file: specification.moduleId, reason });
  }
  const files = new Set([...all.map(({ moduleId }) => moduleId), ...examples.map(({ path }) => join(root, path))]);
  const isReliable = known?.newFiles.every((file) => files.has(file)) === true;
  return { specifications, unjudged, known: isReliable ? known : undefined };
}

/** Tests of a package that is run from elsewhere, or that has no specs, are left alone. */
const runsHere = ({ moduleId }: TestSpecification, { root, workspace, vitestFolder }: SuiteRequest): boolean =>
  vitestFolderOf(relative(root, moduleId).split(sep).join('/'), workspace)?.folder === vitestFolder;

/** Those of which something has to be found out. */
function unknownOf(specifications: readonly TestSpecification[], known: SuiteRequest['known']): TestSpecification[] {
  const places = new Set(known?.testFiles.map(({ project, file }) => JSON.stringify([project, file])));
  return specifications.filter(({ project, moduleId }) => !places.has(JSON.stringify([project.name, moduleId])));
}

const testFileOf = ({ project, moduleId }: TestSpecification): SuiteAnswer['ran'][number] => ({
  project: project.name,
  file: moduleId,
});

/** Counts finished test files over all runs. */
class ProgressWatcher {
  files = 0;
  #done = 0;
  readonly #runs: number;
  readonly #report: (done: number, total: number) => void;

  constructor(runs: number, report: (done: number, total: number) => void) {
    this.#runs = runs;
    this.#report = report;
  }

  onTestModuleEnd(): void {
    this.#done += 1;
    const total = this.files * this.#runs;
    // Some examples are run more often.
    this.#report(Math.min(this.#done, total), total);
  }
}

function importsOf(vitest: Vitest, root: string): SuiteAnswer['imports'] {
  const imports = new Map<string, Set<string>>();
  for (const project of [vitest.getRootProject(), ...vitest.projects]) {
    for (const environment of Object.values(project.vite.environments)) {
      for (const [file, nodes] of environment.moduleGraph.fileToModulesMap) {
        if (!isProjectFile(file, root)) continue;
        const imported = [...nodes].flatMap((node) => [...node.importedModules].map((module) => module.file ?? ''));
        const known = imports.get(file) ?? new Set();
        imports.set(file, known.union(new Set(imported.filter((path) => isProjectFile(path, root)))));
      }
    }
  }
  return [...imports].map(([file, files]) => ({ file, imports: [...files] }));
}

const isProjectFile = (path: string, root: string): boolean =>
  path.startsWith(`${root}/`) && !path.includes('/node_modules/');
