/** Projects under examination whose own Vitest is of the older generation that Assay works with. */
import { mkdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { copyProject, type CopyOptions } from './copy-project.ts';

const require = createRequire(import.meta.url);
const PACKAGES = {
  vite: dirname(require.resolve('vite/package.json')),
  vitest: join(dirname(require.resolve('vitest-4/package.json')), 'node_modules/vitest'),
};

/** As `copyProject`, but it has Vitest 4, and no other dependency. */
export async function copyOnVitest4(name: string, options: Omit<CopyOptions, 'dependencies'> = {}): Promise<string> {
  const root = await copyProject(name, { ...options, dependencies: 'elsewhere' });
  await mkdir(join(root, 'node_modules'));
  for (const [dependency, folder] of Object.entries(PACKAGES))
    await symlink(folder, join(root, 'node_modules', dependency));
  return root;
}
