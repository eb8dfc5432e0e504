/** Projects to examine, each in a folder of its own that is gone when the test file has run. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';

const PROJECTS = fileURLToPath(new URL('../projects/', import.meta.url));
const NODE_MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

const created: string[] = [];
afterAll(async () => {
  await Promise.all(created.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** An empty folder. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'assay-test-')));
  created.push(folder);
  return folder;
}

export interface CopyOptions {
  /** Where the copy goes inside its temporary folder. */
  readonly into?: string;
  /** Written over the copy, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where `node_modules` is linked, relative to the temporary folder; beside package.json unless given. */
  readonly dependencies?: string;
  /** Packages to be linked instead, each from its folder. */
  readonly packages?: Readonly<Record<string, string>>;
}

/** Copies `test/projects/<name>`, with the repository's own dependencies linked, and returns the copy's root. */
export async function copyProject(name: string, options: CopyOptions = {}): Promise<string> {
  const { into = name, files = {}, packages, dependencies = join(into, 'node_modules') } = options;
  const folder = await temporaryFolder();
  const root = join(folder, into);
  await cp(join(PROJECTS, name), root, { recursive: true });
  if (packages === undefined) await symlink(NODE_MODULES, join(folder, dependencies));
  else await linkPackages(join(folder, dependencies), packages);
  await writeFiles(root, files);
  return root;
}

async function linkPackages(folder: string, packages: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, place] of Object.entries(packages)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await symlink(place, join(folder, name));
  }
}

export async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

const run = promisify(execFile);

/** Makes the project a repository with everything committed. */
export async function commitAll(root: string): Promise<void> {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  await run('git', ['init', '--quiet'], { cwd: root });
  await run('git', ['add', '--all'], { cwd: root });
  await run('git', [...author, 'commit', '--quiet', '--message', 'Everything'], { cwd: root });
}

/** What differs from the commit, ignored files left out; empty when nothing does. */
export async function gitStatus(root: string): Promise<string> {
  const { stdout } = await run('git', ['status', '--porcelain'], { cwd: root });
  return stdout;
}
