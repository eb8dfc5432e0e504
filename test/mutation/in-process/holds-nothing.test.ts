import { describe, expect, it } from 'vitest';
import { filePath, type FilePath } from '../../../src/model/ids.ts';
import type { SourceFile } from '../../../src/model/source-file.ts';
import { readImports } from '../../../src/syntax/read-imports.ts';
import { holdsNothing } from '../../../src/mutation/in-process/holds-nothing.ts';

const TEST = filePath('a.test.ts');
const HELPER = filePath('helper.ts');
const DEEP = filePath('deep.ts');

/** The test file imports the helper, and that another one. */
const IMPORTS = new Map<FilePath, readonly FilePath[]>([
  [TEST, [HELPER]],
  [HELPER, [DEEP]],
  [DEEP, [TEST]],
]);

type Texts = Readonly<Record<string, string>>;

/** `dependencies`: texts by specifier; a relative specifier within a dependency too. */
function holdsNothingWith(
  texts: Partial<Record<'test' | 'helper' | 'deep', string>>,
  dependencies: Texts = {},
): boolean {
  const { test = '', helper = '', deep = '' } = texts;
  const known = new Map([
    [TEST, test],
    [HELPER, helper],
    [DEEP, deep],
  ]);
  const dependency = (_: FilePath, specifier: string): SourceFile | undefined => {
    const text = dependencies[specifier];
    return text === undefined ? undefined : { path: filePath(`node_modules/${specifier}`), text };
  };
  return holdsNothing(TEST, {
    imports: IMPORTS,
    textOf: (file) => known.get(file),
    importsOf: readImports,
    dependency,
  });
}

describe('ENGINE-8: whether a test file can run twice at the same time', () => {
  it.each([
    `import { add } from './add.ts';`,
    `import { add } from "../src/add";`,
    `import { expect, it } from 'vitest'; export * from './more.ts';`,
    `import path from 'node:path'; import { setTimeout } from 'timers/promises';`,
    `const { add } = await import('./add.ts');`,
    'const { add } = await import(`./add.ts`);',
    `const assert = require('node:assert/strict');`,
  ])('lets %j', (test) => {
    expect(holdsNothingWith({ test })).toBe(true);
  });

  it.each([
    `import { createServer } from 'node:http';`,
    `import fs from 'fs';`,
    `import fs from"node:fs/promises";`,
    `import 'msw/node';`,
    `import express from 'express';`,
    `import { setupServer } from '@/server';`,
    `export * from 'pg';`,
    `const net = require('net');`,
    `const net = await import('node:net');`,
    `const module = await import(name);`,
    'const module = await import(`node:${name}`);',
    `const module = require( name );`,
  ])('does not let %j', (test) => {
    expect(holdsNothingWith({ test })).toBe(false);
  });

  it('looks at all that the file leads to, in a circle too', () => {
    expect(holdsNothingWith({ deep: `import './one.ts';` })).toBe(true);
    expect(holdsNothingWith({ deep: `import { listen } from 'node:net';` })).toBe(false);
  });

  it('passes over comments, texts and types', () => {
    const test = `// import fs from 'fs'\nconst text = "import 'net'";\nimport type { Server } from 'node:net';`;
    expect(holdsNothingWith({ test })).toBe(true);
  });

  it('does not let a file that cannot be parsed', () => {
    expect(holdsNothingWith({ test: 'const = ;' })).toBe(false);
  });

  it('looks into dependencies, and into theirs', () => {
    const test = `import { delay } from 'delays';`;
    const inCircle = { delays: `require('./clock'); exports.delay = 1;`, './clock': `require('delays');` };
    expect(holdsNothingWith({ test }, inCircle)).toBe(true);
    expect(holdsNothingWith({ test }, { ...inCircle, './clock': `require('net');` })).toBe(false);
    expect(holdsNothingWith({ test }, { ...inCircle, './clock': `require(name);` })).toBe(false);
    expect(holdsNothingWith({ test }, { delays: `require('./clock');` })).toBe(false);
    expect(holdsNothingWith({ test }, { delays: `/*${' '.repeat(500_000)}*/` })).toBe(false);
  });

  it('does not let a file that imports one whose text is not known', () => {
    const textOf = (file: FilePath) => (file === DEEP ? undefined : '');
    expect(holdsNothing(TEST, { imports: IMPORTS, textOf, importsOf: readImports, dependency: () => undefined })).toBe(
      false,
    );
  });
});
