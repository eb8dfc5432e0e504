/** A child process: runs the examined project's suite unmutated, as often as asked, and records it. */
import type { TestSpecification, Vitest } from 'vitest/node';
import { answerParent } from '../host/child-process.ts';
import {
  configureProjects,
  giveOrder,
  importVitest,
  OWN_FOLDER,
  unjudgedReason,
  withoutCaches,
} from './configure-vitest.ts';
import { recordUnloaded } from './record-unloaded.ts';
import { sharedFiles } from './shared-files.ts';
import { suiteRequestSchema, type SuiteAnswer, type SuiteRequest } from './suite-request.ts';

answerParent(async (raw, report): Promise<SuiteAnswer> => {
  const request = suiteRequestSchema.parse(raw);
  const { createVitest, version } = await importVitest(request.root);
  const watcher = new ProgressWatcher(request.labels.length, report);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- every Vitest since 4.1 knows this form
  const vitest = await createVitest('test', {
    ...(request.configFile !== undefined && { config: request.configFile }),
    watch: false,
    ui: false,
    reporters: [watcher],
    onConsoleLog: () => false,
    ...withoutCaches(version),
  });
  try {
    const { specifications, unjudged } = sortSpecifications(await vitest.globTestSpecifications(), request.known);
    configureProjects(vitest);
    watcher.files = specifications.length;
    const { root, folder } = request;
    for (const label of request.labels) {
      giveOrder(vitest, { root, folder, label, selected: undefined });
      const { unhandledErrors } = await vitest.runTestSpecifications(specifications, true);
      await recordUnloaded({ root, folder, label, specifications, unhandledErrors });
    }
    return {
      ran: specifications.map(testFileOf),
      unjudged,
      imports: importsOf(vitest, root),
      shared: [...sharedFiles(vitest, root, OWN_FOLDER)],
    };
  } finally {
    await vitest.close();
  }
});

function sortSpecifications(
  all: readonly TestSpecification[],
  known: SuiteRequest['known'],
): { specifications: TestSpecification[]; unjudged: SuiteAnswer['unjudged'] } {
  const specifications: TestSpecification[] = [];
  const unjudged: SuiteAnswer['unjudged'] = [];
  for (const specification of all) {
    const reason = specification.pool === 'typescript' ? 'it is a type test' : unjudgedReason(specification.project);
    if (reason === undefined) specifications.push(specification);
    else unjudged.push({ file: specification.moduleId, reason });
  }
  const files = new Set(all.map(({ moduleId }) => moduleId));
  if (known?.newFiles.every((file) => files.has(file)) !== true) return { specifications, unjudged };
  const places = new Set(known.testFiles.map(({ project, file }) => JSON.stringify([project, file])));
  const isKnown = ({ project, moduleId }: TestSpecification): boolean =>
    places.has(JSON.stringify([project.name, moduleId]));
  return { specifications: specifications.filter((specification) => !isKnown(specification)), unjudged };
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
    this.#report(this.#done, this.files * this.#runs);
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
