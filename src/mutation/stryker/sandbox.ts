/** A copy of the examined project that Stryker may write to. */
import { access, cp, lstat, mkdir, readdir, readFile, realpath, symlink } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** Never copied: version control, other tools' caches, and what would make Stryker read options that we did not choose. */
const LEFT_OUT = /^(\.git|\.hg|\.svn|\.stryker-tmp|\.?stryker\.(conf|config)\.(json|js|mjs|cjs))$/;

/**
 * Copies the project into `folder` and returns the copy's root. Dependencies are linked, and so are the folders around the project
 * (up to its repository or workspace), so that whatever it refers to by a relative path is where it expects it.
 */
export async function createSandbox(projectRoot: string, folder: string): Promise<string> {
  const outer = await surroundingRoot(projectRoot);
  const steps = relative(outer, projectRoot).split(sep).filter(Boolean);
  let [original, copy] = [outer, join(folder, basename(outer) || 'root')];
  const project = { root: await realpath(projectRoot), copy: join(copy, ...steps) };
  await mkdir(copy);
  for (const step of steps) {
    await linkSiblings({ original, copy, except: step, project });
    [original, copy] = [join(original, step), join(copy, step)];
    await mkdir(copy);
  }
  await copyProject(projectRoot, project);
  await linkOuterDependencies(dirname(outer), { folder, project });
  return project.copy;
}

/** The examined project and its copy. */
interface CopiedProject {
  /** Its real path. */
  readonly root: string;
  readonly copy: string;
}

/**
 * The nearest folder around the project that is a repository or a workspace; where there is none, the nearest that holds the
 * dependencies, and the project itself at last.
 */
async function surroundingRoot(projectRoot: string): Promise<string> {
  let withDependencies: string | undefined;
  for (let folder = projectRoot; ; folder = dirname(folder)) {
    if ((await exists(join(folder, '.git'))) || (await isWorkspace(folder))) return folder;
    if (withDependencies === undefined && (await exists(join(folder, 'node_modules')))) withDependencies = folder;
    if (folder === dirname(folder)) return withDependencies ?? projectRoot;
  }
}

async function isWorkspace(folder: string): Promise<boolean> {
  if (await exists(join(folder, 'pnpm-workspace.yaml'))) return true;
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'workspaces' in manifest;
  } catch {
    return false;
  }
}

async function linkSiblings({
  original,
  copy,
  except,
  project,
}: {
  readonly original: string;
  readonly copy: string;
  readonly except: string;
  readonly project: CopiedProject;
}): Promise<void> {
  const names = (await readdir(original)).filter((name) => name !== except && name !== '.git');
  await Promise.all(
    names.map((name) =>
      name === 'node_modules'
        ? linkDependencies(join(original, name), join(copy, name), project)
        : symlink(join(original, name), join(copy, name)),
    ),
  );
}

/** What tools keep in `node_modules` for themselves: keyed by paths that are gone soon, or by what happened under mutants. */
const CACHES = /^\.(vite|vite-temp|vitest|vitest-cache|experimental-vitest-cache|cache)$/;

/** A folder of its own with a link to each package, so that what Vitest caches in it ends with the copy. */
async function linkDependencies(original: string, copy: string, project: CopiedProject): Promise<void> {
  const real = await realpath(original);
  await mkdir(copy);
  const names = (await readdir(real)).filter((name) => !CACHES.test(name));
  await Promise.all(
    names.map((name) =>
      name.startsWith('@')
        ? linkDependencies(join(real, name), join(copy, name), project)
        : linkPackage(join(real, name), join(copy, name), project),
    ),
  );
}

/** A workspace's own packages are linked into its dependencies: there the copy has to stand, since it is what is mutated. */
async function linkPackage(original: string, copy: string, { root, copy: rootCopy }: CopiedProject): Promise<void> {
  const real = await realpath(original).catch(() => original);
  const inside = relative(root, real);
  const isOwn = !isAbsolute(inside) && !inside.split(sep).some((step) => step === '..' || step === 'node_modules');
  await symlink(isOwn ? join(rootCopy, inside) : original, copy);
}

async function copyProject(projectRoot: string, project: CopiedProject): Promise<void> {
  const { copy } = project;
  const dependencies: string[] = [];
  await cp(projectRoot, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: async (source) => {
      const name = basename(source);
      if (name === 'node_modules') {
        dependencies.push(source);
        return false;
      }
      if (source === projectRoot) return true;
      const entry = await lstat(source);
      return !LEFT_OUT.test(name) && (entry.isFile() || entry.isDirectory() || entry.isSymbolicLink());
    },
  });
  await Promise.all(
    dependencies.map((source) => linkDependencies(source, join(copy, relative(projectRoot, source)), project)),
  );
}

/** Node looks for dependencies in every folder upwards; the copy's own ancestors are elsewhere. */
async function linkOuterDependencies(
  from: string,
  { folder, project }: { readonly folder: string; readonly project: CopiedProject },
): Promise<void> {
  for (let outer = from; ; outer = dirname(outer)) {
    const dependencies = join(outer, 'node_modules');
    if (await exists(dependencies)) {
      await linkDependencies(dependencies, join(folder, 'node_modules'), project);
      return;
    }
    if (outer === dirname(outer)) return;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
