/** Finds the packages of a monorepo, and from where the tests of each are run. */
import { listFiles, readIfPresent } from '../host/files.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import type { SourceFile } from '../model/source-file.ts';
import { PLAIN_PROJECT, ROOT, type VitestFolder, type Workspace } from '../model/workspace.ts';
import { isWorkspaceMember, workspacePatterns } from '../spec/workspace-patterns.ts';
import { declaresProjects } from '../suite/declares-projects.ts';

const CONFIGS = ['vitest.config', 'vite.config'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `${name}.${extension}`),
);

/** The folders that `package.json` or `pnpm-workspace.yaml` call packages of the workspace, sorted; none in a plain project. */
export async function workspaceMembers(root: string): Promise<readonly FilePath[]> {
  const [manifest, pnpm] = await Promise.all(
    ['package.json', 'pnpm-workspace.yaml'].map((name) => readIfPresent(root, filePath(name))),
  );
  const patterns = workspacePatterns({ manifest: manifest?.text, pnpm: pnpm?.text });
  if (patterns.length === 0) return [];
  const manifests = await listFiles(
    root,
    patterns.filter((pattern) => !pattern.startsWith('!')).map((pattern) => `${pattern}/package.json`),
  );
  const folders = manifests.map((path) => filePath(path.replace(/\/?package\.json$/, '')));
  return folders.filter((folder) => folder !== ROOT && isWorkspaceMember(folder, patterns));
}

/** Of the packages that hold specs, in their order; the root is one when none does. */
export async function readWorkspace(root: string, packages: readonly FilePath[]): Promise<Workspace> {
  if (packages.every((folder) => folder === ROOT)) return PLAIN_PROJECT;
  const configs = new Map(
    await Promise.all([ROOT, ...packages].map(async (folder) => [folder, await vitestConfigOf(root, folder)] as const)),
  );
  const ofRoot = configs.get(ROOT);
  if (ofRoot !== undefined && declaresProjects(ofRoot))
    return { packages, vitestFolders: [{ folder: ROOT, packages }] };
  const isAlone = (folder: FilePath): boolean =>
    folder !== ROOT && (ofRoot === undefined || configs.get(folder) !== undefined);
  const alone = packages.filter(isAlone).map((folder): VitestFolder => ({ folder, packages: [folder] }));
  const together = packages.filter((folder) => !isAlone(folder));
  const atRoot = together.length === 0 ? [] : [{ folder: ROOT, packages: together }];
  return { packages, vitestFolders: [...atRoot, ...alone] };
}

/** The configuration that Vitest finds when it is started in a folder, as text. */
export async function vitestConfigOf(root: string, folder: FilePath): Promise<SourceFile | undefined> {
  const paths = CONFIGS.map((name) => filePath(folder === ROOT ? name : `${folder}/${name}`));
  const configs = await Promise.all(paths.map((path) => readIfPresent(root, path)));
  return configs.find((config) => config !== undefined);
}
