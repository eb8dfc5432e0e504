import { describe, expect, it } from 'vitest';
import type { KnownSuite } from '../../src/cache/entry.ts';
import { staleTests } from '../../src/cache/stale-tests.ts';
import { filePath } from '../../src/model/ids.ts';
import { aSuite, aTree, files } from './knowledge.ts';

const PATHS = [
  ...['src/price.ts', 'src/money.ts', 'src/mail.ts', 'src/types.ts', 'test/setup.ts', 'test/clock.ts'],
  ...['test/price.test.ts', 'test/mail.test.ts', 'test/types.test-d.ts', 'test/__snapshots__/mail.test.ts.snap'],
  ...['vitest.config.ts', 'package-lock.json', '.env', 'fixtures/a.json', 'README.md', 'specs/price.yaml'],
  ...['coverage/index.html', 'debug.log', '../shared/src/id.ts', 'node_modules/.package-lock.json'],
];

const SUITE = aSuite(
  { 'test/price.test.ts': ['src/price.ts'], 'test/mail.test.ts': ['src/mail.ts'] },
  {
    more: { 'src/price.ts': ['src/money.ts'], 'src/mail.ts': ['src/money.ts'], 'test/setup.ts': ['test/clock.ts'] },
    shared: ['vitest.config.ts', 'test/setup.ts', '../shared/src/id.ts'].map(filePath),
    unjudged: [{ file: filePath('test/types.test-d.ts'), reason: 'it is a type test' }],
  },
);

/** Why each test file runs again after one change: `~` before a path changes it, `+` adds it, `-` removes it. */
function reasonsAfter(changes: string, suite: KnownSuite = SUITE): Readonly<Record<string, string>> {
  const now = new Map(files(...PATHS));
  for (const change of changes.split(' ').filter(Boolean)) {
    const path = filePath(change.slice(1));
    if (change.startsWith('-')) now.delete(path);
    else now.set(path, 'another content');
  }
  const tree = aTree({ files: files(...PATHS) });
  return Object.fromEntries(staleTests({ tree, suite }, aTree({ files: now })).reasons);
}

const both = (reason: string) => ({ 'test/mail.test.ts': reason, 'test/price.test.ts': reason });

describe('CACHE-2: after a change', () => {
  it.each([
    ['of a test file', '~test/price.test.ts', { 'test/price.test.ts': 'it changed' }],
    ['of code', '~src/price.ts', { 'test/price.test.ts': 'src/price.ts changed, which it imports' }],
    ['of what code imports', '~src/money.ts', both('src/money.ts changed, which it imports')],
    ['of its snapshots', '~test/__snapshots__/mail.test.ts.snap', { 'test/mail.test.ts': 'its snapshots changed' }],
    [
      'that adds snapshots',
      '+test/__snapshots__/price.test.ts.snap',
      { 'test/price.test.ts': 'its snapshots changed' },
    ],
    ['that removes code', '-src/mail.ts', { 'test/mail.test.ts': 'src/mail.ts is gone, which it imports' }],
  ])('%s, what depends on it runs again', (_, changes, reasons) => {
    expect(reasonsAfter(changes)).toEqual(reasons);
  });

  it.each([
    ['a setup file', 'test/setup.ts'],
    ['what a setup file imports', 'test/clock.ts'],
    ['the configuration', 'vitest.config.ts'],
    ['the lockfile', 'package-lock.json'],
    ['what is installed', 'node_modules/.package-lock.json'],
    ['variables of the environment', '.env'],
    ['a module outside the project', '../shared/src/id.ts'],
    ['a file that no module graph knows', 'fixtures/a.json'],
    ['code that no test imports', 'src/types.ts'],
  ])('of %s, everything runs again', (_, path) => {
    expect(reasonsAfter(`~${path}`)).toEqual(both(`${path} changed`));
  });

  it('that removes a file that no module graph knows, everything runs again', () => {
    expect(reasonsAfter('-fixtures/a.json')).toEqual(both('fixtures/a.json is gone'));
  });

  it.each([
    ['nothing', ''],
    ['prose', '~README.md'],
    ['the specs', '~specs/price.yaml +specs/mail.yaml'],
    ['the baseline', '+specs/baseline.json'],
    ['what coverage and logs leave behind', '~coverage/index.html -debug.log'],
    ['tests that are not run', '~test/types.test-d.ts'],
  ])('of %s, nothing runs again', (_, changes) => {
    expect(reasonsAfter(changes)).toEqual({});
  });

  it('that removes a test file, the others do not run again', () => {
    expect(reasonsAfter('-test/mail.test.ts -test/__snapshots__/mail.test.ts.snap')).toEqual({});
  });

  it('of a file that somebody imports, its name excuses nothing', () => {
    const suite = aSuite({ 'test/price.test.ts': ['README.md', 'coverage/index.html'] });
    expect([reasonsAfter('~README.md', suite), reasonsAfter('~coverage/index.html', suite)]).toEqual([
      { 'test/price.test.ts': 'README.md changed, which it imports' },
      { 'test/price.test.ts': 'coverage/index.html changed, which it imports' },
    ]);
  });

  it('of anything at all, a test that may read any file runs again', () => {
    const suite = { ...SUITE, readers: [filePath('src/mail.ts')] };
    expect([reasonsAfter('~README.md', suite), reasonsAfter('~src/price.ts', suite), reasonsAfter('', suite)]).toEqual([
      { 'test/mail.test.ts': 'README.md changed, and it may read any file' },
      {
        'test/mail.test.ts': 'src/price.ts changed, and it may read any file',
        'test/price.test.ts': 'src/price.ts changed, which it imports',
      },
      {},
    ]);
  });

  it('of nothing, a test file runs again of which not all tests passed', () => {
    const suite = { ...SUITE, testFiles: SUITE.testFiles.map((testFile) => ({ ...testFile, cases: undefined })) };
    expect(reasonsAfter('', suite)).toEqual(both('not all of its tests passed the last time'));
  });

  it('of a version, everything runs again', () => {
    const tree = aTree({ files: files(...PATHS) });
    const now = aTree({ files: files(...PATHS), facts: new Map([['Node is another version', 'v26']]) });
    expect(Object.fromEntries(staleTests({ tree, suite: SUITE }, now).reasons)).toEqual(
      both('Node is another version'),
    );
  });
});

describe('CACHE-2: a file that was not there', () => {
  const newFiles = (...added: readonly string[]) => {
    const tree = aTree({ files: files(...PATHS) });
    const now = aTree({ files: files(...PATHS, ...added) });
    const { reasons, newFiles: found } = staleTests({ tree, suite: SUITE }, now);
    return { reasons: Object.fromEntries(reasons), found };
  };

  it('may be a test, which only Vitest knows: until then nothing runs again', () => {
    expect(newFiles('test/tax.test.ts', 'test/__snapshots__/tax.test.ts.snap')).toEqual({
      reasons: {},
      found: ['test/tax.test.ts'],
    });
  });

  it('may be anything, also when it looks like snapshots and belongs to no test', () => {
    expect(newFiles('test/__snapshots__/nobody.snap', '__proto__', 'src/price.js')).toEqual({
      reasons: {},
      found: ['__proto__', 'src/price.js', 'test/__snapshots__/nobody.snap'],
    });
  });

  it('has whatever name it likes', () => {
    const suite = aSuite({ ['__proto__']: ['constructor'] });
    const tree = aTree({ files: files('__proto__', 'constructor') });
    const now = aTree({ files: new Map([...tree.files, [filePath('constructor'), 'another content']]) });
    expect([...staleTests({ tree, suite }, now).reasons]).toEqual([
      ['__proto__', 'constructor changed, which it imports'],
    ]);
  });
});
