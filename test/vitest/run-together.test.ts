import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSuite } from '../../src/vitest/run-suite.ts';
import { copyProject } from '../support/copy-project.ts';

const LONG = 120_000;

const HEAD =
  "import { existsSync, appendFileSync, readFileSync } from 'node:fs';\nimport { expect, it } from 'vitest';\n";

/** In the `runs`-th of all times that it is loaded, the test fails. */
const failingIn = (name: string, ...runs: readonly number[]): string => `${HEAD}
const marks = new URL('../${name}', import.meta.url);
appendFileSync(marks, '.');
const run = readFileSync(marks, 'utf8').length;
it('AGE-1: ${name}', () => expect(${JSON.stringify(runs)}.includes(run)).toBe(false));
`;

const STATE = 'export const seen: string[] = [];\n';

/** Fails where a module of another file is still there. */
const withState = (name: string): string => `${HEAD}
import { seen } from '../src/state.ts';
seen.push('${name}');
appendFileSync(import.meta.dirname + '/../processes', process.pid + ' ');
it('AGE-1: ${name} finds its modules new', () => expect(seen).toEqual(['${name}']));
`;

const LEAVES = `${HEAD}
it('AGE-1: leaves something', () => {
  expect(existsSync('.')).toBe(true);
  Reflect.set(Array.prototype, 'left', true);
});
`;

const MINDS = `${HEAD}
it('AGE-1: minds what is left', () => expect([].left).toBe(undefined));
it('AGE-1: does not mind', () => expect(1).toBe(1));
`;

/** Ends its process, if it does not have that for itself. */
const ENDS = `${HEAD}
it('AGE-1: stands no company', () => {
  if ([].left) process.kill(process.pid, 'SIGKILL');
  expect(1).toBe(1);
});
`;

/** By another name in company. */
const NAMED = `${HEAD}
it('AGE-1: ' + ([].left ? 'in company' : 'alone'), () => expect(1).toBe(1));
`;

const COUNTS = `${HEAD}
import assert from 'node:assert';
it('AGE-1: asserts three times', () => {
  expect(1).toBe(1);
  expect(2).toBe(2);
  assert.equal(3, 3);
});
`;

interface Shown {
  readonly outcomes: string;
  readonly assertions: string;
}

const project = (files: Readonly<Record<string, string>>): Promise<string> =>
  copyProject('one-behaviour', { files: { 'test/age.test.ts': '', ...files } });

async function survey(root: string): Promise<Readonly<Record<string, Shown>>> {
  const { cases } = await runSuite({
    ...{ root, configFile: undefined, onProgress: () => undefined, signal: new AbortController().signal },
  });
  return Object.fromEntries(
    cases.map(({ titlePath, runs }) => [
      titlePath.join(' > ').replace('AGE-1: ', ''),
      {
        outcomes: runs.map(({ outcome }) => outcome).join(', '),
        assertions: runs.map(({ assertions }) => assertions).join(', '),
      },
    ]),
  );
}

const TWICE = { outcomes: 'passed, passed', assertions: '1, 1' };

/** One worker, so that the files run in the order of their names. */
const IN_ORDER =
  "import { BaseSequencer } from 'vitest/node';\nexport default { test: { maxWorkers: 1, sequence: { sequencer: class extends BaseSequencer { async sort(files) { return [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1)); } } } } };\n";

describe('HOST-8: the second of two unmutated runs', { timeout: LONG }, () => {
  it('finds by chance what the first did not, in whichever run it shows', async () => {
    const root = await project({
      'test/first.test.ts': failingIn('first', 1),
      'test/second.test.ts': failingIn('second', 2),
      'test/both.test.ts': failingIn('both', 1, 2, 3),
      'test/never.test.ts': failingIn('never'),
    });
    expect(await survey(root)).toEqual({
      first: { outcomes: 'failed, passed', assertions: '0, 1' },
      second: { outcomes: 'passed, failed', assertions: '1, 0' },
      both: { outcomes: 'failed, failed', assertions: '0, 0' },
      never: TWICE,
    });
  });

  it('calls no test flaky for what another file left in its process', async () => {
    const root = await project({
      'vitest.config.ts': IN_ORDER,
      'test/a.test.ts': LEAVES,
      'test/b.test.ts': MINDS,
      'test/c.test.ts': ENDS,
      'test/d.test.ts': COUNTS,
      'test/e.test.ts': NAMED,
    });
    expect(await survey(root)).toEqual({
      'leaves something': TWICE,
      'minds what is left': TWICE,
      'does not mind': TWICE,
      'stands no company': TWICE,
      'asserts three times': { ...TWICE, assertions: '3, 3' },
      alone: TWICE,
    });
  });

  it('gives each file modules of its own in a process that they share, and counts its assertions', async () => {
    const root = await project({
      'vitest.config.ts': IN_ORDER,
      'src/state.ts': STATE,
      'test/a.test.ts': withState('one'),
      'test/b.test.ts': withState('other'),
      'test/c.test.ts': COUNTS,
    });
    expect(await survey(root)).toEqual({
      'one finds its modules new': TWICE,
      'other finds its modules new': TWICE,
      'asserts three times': { ...TWICE, assertions: '3, 3' },
    });
    const processes = (await readFile(join(root, 'processes'), 'utf8')).trim().split(' ');
    expect({ loads: processes.length, processes: new Set(processes).size }).toEqual({ loads: 4, processes: 3 });
  });

  it('starts a process for each file where the tests need more than Node', async () => {
    const config = "export default { test: { environment: 'happy-dom' } };\n";
    const root = await project({
      'vitest.config.ts': config,
      'src/state.ts': STATE,
      'test/a.test.ts': withState('one'),
      'test/b.test.ts': withState('other'),
    });
    expect(await survey(root)).toEqual({ 'one finds its modules new': TWICE, 'other finds its modules new': TWICE });
    const processes = (await readFile(join(root, 'processes'), 'utf8')).trim().split(' ');
    expect({ loads: processes.length, processes: new Set(processes).size }).toEqual({ loads: 4, processes: 4 });
  });
});
