/** Test modules that hold examples: they exist in memory only. */
import { join, sep } from 'node:path';
import type { TestProject, TestSpecification, Vitest } from 'vitest/node';
import * as z from 'zod';
import { siblingModule } from '../host/sibling-module.ts';
import { unjudgedReason } from './configure-vitest.ts';

/** Absolute path of what runs the examples. */
export const EXAMPLE_RUNTIME: string = siblingModule(import.meta.url, 'example-runtime');

export const exampleModuleSchema = z.object({
  /** Relative to the root: where it seems to stand. */
  path: z.string(),
  text: z.string(),
  /** Milliseconds that the longest of its examples may take. */
  timeout: z.number(),
  /** The files whose exports it imports, relative to the root. */
  code: z.array(z.string()),
});
export type ExampleModuleText = z.infer<typeof exampleModuleSchema>;

/**
 * Gives Vite the text of modules that are nowhere on disk. Every environment of every project is served; a plugin of ours would be
 * known to the root's only.
 */
export function serveModules(vitest: Vitest, modules: readonly ExampleModuleText[], root: string): void {
  const served = new Map(modules.map(({ path, text }) => [join(root, path), text]));
  for (const server of new Set(projectsOf(vitest).map(({ vite }) => vite))) {
    // Vitest asks for a test file by its path below the server's root.
    const idOf = (id: string): string | undefined =>
      [id, join(server.config.root, id)].find((path) => served.has(path.replace(/\?.*$/, '')));
    for (const { pluginContainer } of Object.values(server.environments)) {
      const resolveId = pluginContainer.resolveId.bind(pluginContainer);
      pluginContainer.resolveId = async (id, ...rest) => {
        const known = idOf(id);
        return known === undefined ? resolveId(id, ...rest) : { id: known };
      };
      const load = pluginContainer.load.bind(pluginContainer);
      pluginContainer.load = async (id) => {
        const code = served.get(id.replace(/\?.*$/, ''));
        return code === undefined ? load(id) : { code, map: null };
      };
    }
  }
}

/** In processes of their own, which can be ended from outside when an example never ends; one for each module. */
export const exampleSpecifications = (
  vitest: Vitest,
  modules: readonly ExampleModuleText[],
  root: string,
): readonly TestSpecification[] =>
  modules.flatMap((module) => {
    const project = projectFor(module, judgedProjects(vitest), root);
    const pool = project?.config.pool.startsWith('vm') === true ? 'vmForks' : 'forks';
    return project === undefined ? [] : [project.createSpecification(join(root, module.path), undefined, pool)];
  });

/** Each in the project that ran its tests before. */
export const specificationsOf = (
  vitest: Vitest,
  modules: readonly ExampleModuleText[],
  {
    root,
    columns,
  }: { readonly root: string; readonly columns: readonly { readonly project: string; readonly file: string }[] },
): readonly TestSpecification[] =>
  modules.flatMap(({ path }) => {
    const column = columns.find(({ file }) => file === path);
    const project = vitest.projects.find(({ name }) => name === column?.project);
    return project === undefined ? [] : [project.createSpecification(join(root, path))];
  });

const projectsOf = (vitest: Vitest): readonly TestProject[] => [vitest.getRootProject(), ...vitest.projects];

/** Those that run in Node. */
const judgedProjects = ({ projects }: Vitest): readonly TestProject[] =>
  projects.filter((project) => !project.config.browser.enabled && unjudgedReason(project) === undefined);

/** The project whose folder holds the code; the innermost of several, and the first of equals. */
function projectFor(
  { path, code }: ExampleModuleText,
  projects: readonly TestProject[],
  root: string,
): TestProject | undefined {
  const place = join(root, code[0] ?? path);
  const around = projects.filter(({ config }) => place.startsWith(`${config.root}${sep}`));
  return around.toSorted((left, right) => right.config.root.length - left.config.root.length)[0] ?? projects[0];
}
