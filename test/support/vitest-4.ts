/** Projects under examination whose own Vitest is of the older generation that Assay works with. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { copyProject, type CopyOptions } from './copy-project.ts';

const require = createRequire(import.meta.url);
const PACKAGES = {
  vite: dirname(require.resolve('vite/package.json')),
  vitest: join(dirname(require.resolve('vitest-4/package.json')), 'node_modules/vitest'),
};

/** As `copyProject`, but it has Vitest 4, and no other dependency but those named. */
export const copyOnVitest4 = (
  name: string,
  { packages, ...options }: Omit<CopyOptions, 'dependencies'> = {},
): Promise<string> => copyProject(name, { ...options, packages: { ...PACKAGES, ...packages } });
