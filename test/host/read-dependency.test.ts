import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readDependency } from '../../src/host/read-dependency.ts';
import { filePath } from '../../src/model/ids.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'assay-')));
const from = filePath(join(root, 'test/a.test.ts'));

afterAll(() => rmSync(root, { recursive: true }));

function aPackage(name: string, exports: unknown): void {
  const folder = join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, type: 'module', exports }));
  writeFileSync(join(folder, 'index.js'), `export default '${name}';\n`);
}

it.each([
  ['for all who ask', { default: './index.js' }],
  ['for `import` only', { import: './index.js' }],
  ['for `import` only, below its types', { '.': { types: './index.d.ts', import: './index.js' } }],
])('ENGINE-1: a dependency is read that is meant %s', (meant, exports) => {
  const name = `for-${meant.length}`;
  aPackage(name, exports);
  const path = join(root, 'node_modules', name, 'index.js');
  expect(readDependency(from, name)).toEqual({ path, text: `export default '${name}';\n` });
});

it.each(['missing', 'node:fs', './missing.js'])('ENGINE-1: nothing is read for %s', (specifier) => {
  expect(readDependency(from, specifier)).toBeUndefined();
});

it('ENGINE-1: nothing is read for what a package keeps to itself', () => {
  aPackage('closed', { './other': './index.js' });
  expect(readDependency(from, 'closed')).toBeUndefined();
});
