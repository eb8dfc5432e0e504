import { describe, expect, it } from 'vitest';
import { markedIn, suspicionsIn } from './small-library.ts';

const RULE = 'oracle/harness-aware';

const inFile = (head: string, body: string): string => `import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fineFor, label, Shelf } from '../src/library';
${head}
it('LIB-1: does what it must', async (context) => {
${body}
});
`;

const FAULTS: readonly (readonly [name: string, source: string])[] = [
  ['the mutant switch', inFile('', `if (globalThis.__stryker__?.activeMutant) expect(1).toBe(2); // <- certain`)],
  [
    'the mutant switch by a computed name',
    inFile('', `const state = globalThis['__stryker__']; expect(state).toBeUndefined(); // <- certain`),
  ],
  [
    'a global that speaks of mutants',
    inFile('', `expect((globalThis as any).activeMutant).toBe(undefined); // <- certain`),
  ],
  ['the text of a function', inFile('', `expect(fineFor.toString()).toContain('* 20'); // <- certain`)],
  ['a function made a text', inFile('', `expect(String(fineFor)).toContain('* 20'); // <- certain`)],
  ['a function in a template', inFile('', 'expect(`${fineFor}`).toContain("* 20"); // <- certain')],
  ['a function joined to a text', inFile('', `expect(fineFor + '').toContain('* 20'); // <- certain`)],
  [
    'the text of a function by its prototype',
    inFile('', `expect(Function.prototype.toString.call(fineFor)).toContain('* 20'); // <- certain`),
  ],
  ['the text of a method', inFile('', `expect(Shelf.prototype.count.toString()).toContain('length'); // <- certain`)],
  [
    'the text of a function under another name',
    inFile('', `const code = label; expect(code.toString().length).toBe(40); // <- certain`),
  ],
  [
    'the source by its URL',
    inFile(
      '',
      `const source = readFileSync(new URL('../src/library.ts', import.meta.url), 'utf8'); // <- certain
       expect(source).toContain('* 20');`,
    ),
  ],
  [
    'the source by its path',
    inFile('', `expect(readFileSync('src/library.ts', 'utf8')).toContain('* 20'); // <- certain`),
  ],
  [
    'the source by joined parts',
    inFile(
      '',
      `expect(await readFile(path.join(__dirname, '..', 'src', 'library.ts'), 'utf8')).toContain('* 20'); // <- certain`,
    ),
  ],
  [
    'the source by a path under a name',
    inFile(
      `const FILE = path.resolve(import.meta.dirname, '../src/library.ts');`,
      `expect(readFileSync(FILE, 'utf8')).toContain('* 20'); // <- certain`,
    ),
  ],
  [
    'the source as a raw import',
    inFile(`import source from '../src/library.ts?raw';`, `expect(source).toContain('* 20');`).replace(
      /^it\(.*$/m,
      '$& // <- certain',
    ),
  ],
  [
    'the source in a helper',
    inFile(
      `const sourceOf = (name: string) => readFileSync(new URL('../src/' + name, import.meta.url), 'utf8'); // <- certain`,
      `expect(sourceOf('library.ts')).toContain('* 20');`,
    ),
  ],
  [
    'the source as text, imported inside',
    `import { expect, it } from 'vitest';
     it('LIB-1: costs 60', async () => { // <- certain
       const { default: text } = await import('../src/library?raw');
       expect(text).toContain('fine');
     });`,
  ],
  ["the runner's own state", inFile('', `expect(context.task.result?.state).toBe('run'); // <- certain`)],
  [
    'the environment of the runner',
    inFile(
      '',
      `if (process.env.STRYKER_MUTATOR_WORKER) return; // <- certain\nexpect(fineFor({ daysLate: 3 })).toBe(60);`,
    ),
  ],
  [
    'the mutant switch in a hook',
    `import { beforeEach, expect, it } from 'vitest';
     import { fineFor } from '../src/library';
     beforeEach(() => { if ((globalThis as any).__stryker__) throw new Error(); }); // <- certain
     it('LIB-1: costs 60', () => { expect(fineFor({ daysLate: 3 })).toBe(60); });`,
  ],
];

const SOUND: readonly (readonly [name: string, source: string])[] = [
  ['what a build has made', inFile('', `expect(readFileSync('dist/library.js', 'utf8')).toContain('fine');`)],
  [
    'a fixture',
    inFile(
      '',
      `expect(label(JSON.parse(readFileSync(new URL('./fixtures/loan.json', import.meta.url), 'utf8')))).toBe('Emma');`,
    ),
  ],
  [
    'a file that the code writes',
    inFile('', `new Shelf().save('/tmp/x/shelf.json'); expect(readFileSync('/tmp/x/shelf.json', 'utf8')).toBe('[]');`),
  ],
  ['the text of a value', inFile('', `expect(fineFor({ daysLate: 3 }).toString()).toBe('60');`)],
  ['String of a value', inFile('', `expect(String(fineFor({ daysLate: 3 }))).toBe('60');`)],
  [
    'a template of a value',
    inFile('', 'expect(`${label({ book: "Emma", due: "x", renewals: 0 })}`).toBe("Emma until x");'),
  ],
  ['toString of an object', inFile('', `expect(new Shelf().toString()).toBe('empty');`)],
  [
    'the environment that the code reads',
    inFile('', `process.env.FINE = '20'; expect(fineFor({ daysLate: 3 })).toBe(60);`),
  ],
  [
    'a name of the test',
    inFile('', `expect(label({ book: context.task.name, due: 'x', renewals: 0 })).toContain('until x');`),
  ],
];

describe('ORACLE-12: harness-aware', () => {
  it.each(FAULTS)('finds a test that reads %s', (_, source) => {
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it.each(SOUND)('is silent about a test that reads %s', (_, source) => {
    expect(suspicionsIn({ test: source }, RULE)).toEqual([]);
  });
});
