import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moduleResolver } from '../../src/host/module-resolver.ts';
import { readModules } from '../../src/host/read-modules.ts';
import { withTemporaryFolder } from '../../src/host/temporary-folder.ts';
import { filePath } from '../../src/model/ids.ts';

const PROJECT: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "type": "module", "imports": { "#lib/*": "./lib/*.ts" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, "include": ["src"], /* comment */ }',
  'src/price.ts': `export * from './rates.js';`,
  'src/rates.ts': `import { price } from './price';`,
  'src/index.tsx': '',
  'packages/tax/src/__mocks__/tax.ts': '',
  'lib/money.ts': `import 'left-pad';`,
  'packages/tax/package.json': '{ "name": "@shop/tax", "exports": "./src/tax.ts" }',
  'packages/tax/src/tax.ts': '',
  'node_modules/left-pad/index.js': '',
  'test/fixtures/lines.json': '[]',
  'test/price.test.ts': `
    import { price } from '@/price';
    import money from '#lib/money';
    import lines from './fixtures/lines.json';
    vi.mock(import('@shop/tax'));
    import nothing from './not-there';
  `,
};

const withProject = <Result>(check: (root: string) => Result): Promise<Result> =>
  withTemporaryFolder((root) => {
    for (const [path, text] of Object.entries(PROJECT)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    mkdirSync(join(root, 'node_modules/@shop'));
    symlinkSync(join(root, 'packages/tax'), join(root, 'node_modules/@shop/tax'));
    return Promise.resolve(check(root));
  });

const ALIASES = [
  { folder: '', find: '~', replacement: './src' },
  { folder: '', find: /^root:(.*)$/, replacement: '/lib/$1' },
  { folder: 'packages/tax/', find: '$own', replacement: 'src' },
];

describe('HOST-2: moduleResolver', () => {
  it.each([
    ['test/price.test.ts', '../src/price', 'src/price.ts'],
    ['test/price.test.ts', '../src/price.js', 'src/price.ts'],
    ['test/price.test.ts', '../src/price.ts?raw', 'src/price.ts'],
    ['test/price.test.ts', '../src', 'src/index.tsx'],
    ['test/price.test.ts', '@/price', 'src/price.ts'],
    ['test/price.test.ts', '~/price', 'src/price.ts'],
    ['test/price.test.ts', 'root:money', 'lib/money.ts'],
    ['test/price.test.ts', '#lib/money', 'lib/money.ts'],
    ['test/price.test.ts', '@shop/tax', 'packages/tax/src/tax.ts'],
    ['test/price.test.ts', '/src/price.ts', 'src/price.ts'],
    ['test/price.test.ts', 'src/price.ts', 'src/price.ts'],
    ['packages/tax/test/tax.test.ts', '$own/tax', 'packages/tax/src/tax.ts'],
    ['test/price.test.ts', '$own/tax', undefined],
    ['test/price.test.ts', 'left-pad', undefined],
    ['test/price.test.ts', 'node:fs', undefined],
    ['test/price.test.ts', '../../outside', undefined],
    ['test/price.test.ts', './not-there', undefined],
  ])('from %s takes %s for %s', async (from, specifier, expected) => {
    expect(await withProject((root) => moduleResolver(root, ALIASES)(filePath(from), specifier))).toBe(expected);
  });

  it('does without a tsconfig.json that does not parse', async () => {
    const found = await withProject((root) => {
      writeFileSync(join(root, 'tsconfig.json'), '{ "compilerOptions": ');
      return moduleResolver(root, [])(filePath('test/price.test.ts'), '#lib/money');
    });
    expect(found).toBe('lib/money.ts');
  });
});

describe('HOST-2: readModules', () => {
  it('reads what files import, each once, no dependency, and what stands for a mocked file', async () => {
    const sources = await withProject((root) =>
      readModules(root, [filePath('test/price.test.ts'), filePath('not/there.ts')], moduleResolver(root, [])),
    );
    expect([...sources.keys()]).toEqual([
      'test/price.test.ts',
      'src/price.ts',
      'lib/money.ts',
      'test/fixtures/lines.json',
      'packages/tax/src/tax.ts',
      'packages/tax/src/__mocks__/tax.ts',
      'src/rates.ts',
    ]);
  });

  it('passes over files of over a mebibyte', async () => {
    const sources = await withProject((root) => {
      writeFileSync(join(root, 'src/price.ts'), `export const price = '${'x'.repeat(1024 * 1024)}';`);
      return readModules(root, [filePath('src/price.ts')], moduleResolver(root, []));
    });
    expect([...sources.keys()]).toEqual([]);
  });
});
