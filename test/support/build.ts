/** Vitest's global set-up: the built command is as new as its sources when the first test runs. */
import { execFileSync } from 'node:child_process';
import { globSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the build makes last: where it is missing, the build was cut short. */
const LAST_BUILT = 'dist/viewer.js';

export function setup(): void {
  const built = statSync(join(ROOT, LAST_BUILT), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = [
    ...globSync(['src/**/*.ts', 'src/viewer/**/*.{tsx,css}'], { cwd: ROOT }),
    'tsconfig.json',
    'package.json',
  ];
  if (sources.every((path) => statSync(join(ROOT, path)).mtimeMs < built)) return;
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  for (const script of ['node_modules/typescript/bin/tsc', 'src/viewer/build.ts']) {
    execFileSync(process.execPath, [join(ROOT, script)], { cwd: ROOT, stdio: 'inherit' });
  }
}
