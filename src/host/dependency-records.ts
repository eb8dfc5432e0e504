import { dirname, join, relative } from 'node:path';
import { filePath, type FilePath } from '../model/ids.ts';

/** What is wanted, and what is installed. Without `node_modules/.modules.yaml`, in which pnpm notes the time of the installation. */
const NAMES = [
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'bun.lock', 'bun.lockb'],
  ...['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnp.cjs', 'node_modules/.package-lock.json'],
  ...['node_modules/.pnpm/lock.yaml', 'node_modules/.yarn-state.yml'],
];

/** Where it may be written down which dependencies there are, relative to `root`: the folders around the project may say it too. */
export const dependencyRecords = (root: string): readonly FilePath[] =>
  foldersAround(root).flatMap((folder) => NAMES.map((name) => filePath(relative(root, join(folder, name)))));

function foldersAround(folder: string): readonly string[] {
  const outer = dirname(folder);
  return outer === folder ? [folder] : [folder, ...foldersAround(outer)];
}
