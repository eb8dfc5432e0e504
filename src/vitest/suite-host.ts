/** A child process: runs the examined project's suite unmutated, as often as asked, and records it. */
import type { TestSpecification, Vitest } from 'vitest/node';
import { answerParent } from '../host/child-process.ts';
import { configureProjects, giveOrder, importVitest, unjudgedReason } from './configure-vitest.ts';
import { suiteRequestSchema, type SuiteAnswer } from './suite-request.ts';

answerParent(async (raw, report): Promise<SuiteAnswer> => {
  const request = suiteRequestSchema.parse(raw);
  const { createVitest } = await importVitest(request.root);
  const watcher = new ProgressWatcher(request.labels.length, report);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- every Vitest 5 knows this form
  const vitest = await createVitest('test', {
    root: request.root,
    ...(request.configFile !== undefined && { config: request.configFile }),
    watch: false,
    ui: false,
    // Assertions are counted by worker: two tests at the same time would get each other's.
    maxConcurrency: 1,
    reporters: [watcher],
    onConsoleLog: () => false,
    // Nothing is written to the project; and the order of the tests must not depend on earlier runs.
    cache: false,
    fsModuleCache: false,
  });
  try {
    configureProjects(vitest);
    const { specifications, unjudged } = sortSpecifications(await vitest.globTestSpecifications());
    watcher.files = specifications.length;
    for (const label of request.labels) {
      giveOrder(vitest, { root: request.root, folder: request.folder, label, selected: undefined });
      await vitest.runTestSpecifications(specifications, true);
    }
    return { unjudged, imports: importsOf(vitest, request.root) };
  } finally {
    await vitest.close();
  }
});

function sortSpecifications(all: readonly TestSpecification[]): {
  specifications: TestSpecification[];
  unjudged: SuiteAnswer['unjudged'];
} {
  const specifications: TestSpecification[] = [];
  const unjudged: SuiteAnswer['unjudged'] = [];
  for (const specification of all) {
    const reason = specification.pool === 'typescript' ? 'it is a type test' : unjudgedReason(specification.project);
    if (reason === undefined) specifications.push(specification);
    else unjudged.push({ file: specification.moduleId, reason });
  }
  return { specifications, unjudged };
}

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
