/** Where in a project specs are, and from where its tests are run. In a plain project both are the root. */
import { filePath, type FilePath } from './ids.ts';

export interface Workspace {
  /** The folders that hold specs, relative to the root, sorted; never empty. A test belongs to the innermost one around it. */
  readonly packages: readonly FilePath[];
  /** Each package is in exactly one of them. */
  readonly vitestFolders: readonly VitestFolder[];
}

/** A folder in which Vitest is started, and the packages whose tests it then runs. */
export interface VitestFolder {
  readonly folder: FilePath;
  readonly packages: readonly FilePath[];
}

export const ROOT: FilePath = filePath('');

export const PLAIN_PROJECT: Workspace = { packages: [ROOT], vitestFolders: [{ folder: ROOT, packages: [ROOT] }] };

export const isInFolder = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** The innermost of some folders around a path; `undefined` when none is. */
export function folderAround(path: string, folders: readonly FilePath[]): FilePath | undefined {
  const around = folders.filter((folder) => isInFolder(path, folder));
  return around.toSorted((left, right) => right.length - left.length)[0];
}

/** Where Vitest is started for a test file; `undefined` for one that belongs to no package. */
export function vitestFolderOf(path: string, { packages, vitestFolders }: Workspace): VitestFolder | undefined {
  const owner = folderAround(path, packages);
  return owner === undefined ? undefined : vitestFolders.find((one) => one.packages.includes(owner));
}
