import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isWorkspaceMember, workspacePatterns } from '../spec/workspace-patterns.ts';

/**
 * The folder that a check is about: the workspace around the nearest package, or the package itself where it is in none. Paths, ids
 * and the policy are those of the workspace wherever in it a person stands.
 */
export function findRoot(from: string): string {
  const own = nearestPackage(from);
  for (let folder = dirname(own); ; folder = dirname(folder)) {
    if (isWorkspaceMember(slashed(relative(folder, own)), patternsOf(folder))) return folder;
    if (folder === dirname(folder)) return own;
  }
}

/** The package with specs in which a person stands, relative to the root; `undefined` at the root itself. */
export function findPackage(from: string): string | undefined {
  const own = nearestPackage(from);
  const root = findRoot(from);
  return own === root || !existsSync(join(own, 'specs')) ? undefined : slashed(relative(root, own));
}

/** The nearest folder, from here upwards, that holds `specs/` or a package.json. */
function nearestPackage(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'specs')) || existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return from;
  }
}

const patternsOf = (folder: string): readonly string[] =>
  workspacePatterns({
    manifest: textOf(join(folder, 'package.json')),
    pnpm: textOf(join(folder, 'pnpm-workspace.yaml')),
  });

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not there, or not for us to read: then no workspace is declared in it.
    return undefined;
  }
}

const slashed = (path: string): string => path.split(sep).join('/');
