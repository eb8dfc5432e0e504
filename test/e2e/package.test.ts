import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const packSchema = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })]);

it('PACK-1: the published package holds the built command with its types, the schemas, and nothing else', () => {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = packSchema.parse(JSON.parse(printed));
  const paths = files.map(({ path }) => path);
  const known =
    /^(README\.md|LICENSE|package\.json|schema\/(spec|policy|baseline|report)\.schema\.json|dist\/.*\.(js|d\.ts))$/;
  expect(paths.filter((path) => !known.test(path))).toEqual([]);
  expect(
    ['package.json', 'dist/bin.js', 'dist/index.js', 'dist/index.d.ts', 'schema/spec.schema.json'].filter(
      (path) => !paths.includes(path),
    ),
  ).toEqual([]);
});
