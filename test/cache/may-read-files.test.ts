import { expect, it } from 'vitest';
import { mayReadFiles } from '../../src/cache/may-read-files.ts';

it.each([
  `import { readFileSync } from 'node:fs';`,
  `import fs from "fs/promises";`,
  `const { execFile } = await import('child_process');`,
  `new Worker(url); // from 'node:worker_threads'`,
  `const module = await import(path);`,
  'const page = await import(`./pages/${name}.ts`);',
  `const all = import.meta.glob('./*.ts');`,
  `const { rate } = require('./rate.cjs');`,
  `const real = await vi.importActual('../src/rate.ts');`,
])('CACHE-2: code may depend on files that it does not import: %s', (code) => {
  expect(mayReadFiles(code)).toBe(true);
});

it.each([
  `import { total } from '../src/price.ts';`,
  `const { total } = await import('../src/price.ts');`,
  `import type { Stats } from './fs-like.ts';`,
  `it('reads fs', () => expect(required(1)).toBe(1));`,
])('CACHE-2: code depends on what it imports alone: %s', (code) => {
  expect(mayReadFiles(code)).toBe(false);
});
