import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { readAliases } from '../../src/syntax/read-aliases.ts';

const aliasesOf = (text: string) => readAliases({ path: filePath('vite.config.ts'), text });

describe('HOST-2: readAliases', () => {
  it.each([
    ['a text', `{ '@': './src' }`, [{ find: '@', replacement: './src' }]],
    ['a name', `{ lib: '/lib' }`, [{ find: 'lib', replacement: '/lib' }]],
    ['path.resolve', `{ '@': path.resolve(__dirname, './src') }`, [{ find: '@', replacement: '././src' }]],
    ['a URL', `{ '@': fileURLToPath(new URL('./src', import.meta.url)) }`, [{ find: '@', replacement: './src' }]],
    ['its pathname', `{ '@': new URL('./src/', import.meta.url).pathname }`, [{ find: '@', replacement: './src/' }]],
    ['a template', '{ "@": `${import.meta.dirname}/src` }', [{ find: '@', replacement: './src' }]],
    ['a constant', `{ '@': SRC }`, [{ find: '@', replacement: './source' }]],
    ['the working folder', `{ '@': join(process.cwd(), 'src') }`, [{ find: '@', replacement: './src' }]],
    ['a list', `[{ find: '@', replacement: '/src' }]`, [{ find: '@', replacement: '/src' }]],
    ['a pattern', `[{ find: /^~(.*)$/g, replacement: '/src/$1' }]`, [{ find: /^~(.*)$/, replacement: '/src/$1' }]],
    [
      'what is computed',
      `{ '@': folderOf('src', loop), [key]: './x', ...others }`,
      [{ find: '@', replacement: 'src' }],
    ],
    ['a circle', `{ '@': circle }`, []],
  ])('reads %s', (_, alias, expected) => {
    const config = `const SRC = './source'; const circle = circle; export default defineConfig({ resolve: { alias: ${alias} } });`;
    expect(aliasesOf(config)).toEqual(expected);
  });

  it('reads nothing of what does not parse', () => {
    expect(aliasesOf('export default {')).toEqual([]);
  });
});
