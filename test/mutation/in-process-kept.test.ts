import { beforeAll, describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { inProcessEngine } from '../../src/mutation/in-process/in-process-engine.ts';
import { cellsUnder, nameOf, type Observed } from '../contracts/observed-run.ts';
import { copyProject } from '../support/copy-project.ts';
import { engineRequest } from '../support/engine-request.ts';

const TEST = 'test/fee.test.ts';
const HELPER = 'test/kept-fees.ts';
const CODE = 'src/fee.ts';
const FOLLOWING = 'a fee > is ten, and what it was before';
const COUNTING = 'a fee > is asked for once';

describe('ENGINE-19: what tests and their helpers keep', { timeout: 120_000 }, () => {
  let observed: Observed;

  beforeAll(async () => {
    const root = await copyProject('module-state');
    const project = await engineRequest({ root, code: [CODE], tests: { [TEST]: [FOLLOWING, COUNTING] } });
    const imports = new Map([
      [filePath(TEST), [filePath(CODE), filePath(HELPER)]],
      [filePath(HELPER), [filePath(CODE)]],
    ]);
    const request = { ...project, imports };
    const run = await inProcessEngine.run(request, () => undefined, new AbortController().signal);
    observed = { request, run, changes: '' };
  }, 120_000);

  it.each([
    [
      'makes no test a killer that follows the code',
      'fee: base * 2 → base / 2',
      { [FOLLOWING]: 'passed', [COUNTING]: 'check' },
    ],
    ['hides nothing that a test asserts itself', 'fee: base + 1 → base - 1', { [FOLLOWING]: 'check' }],
    [
      'lets a test be repeated that counts in it',
      'fee: amount > 100 → amount >= 100',
      { [FOLLOWING]: 'passed', [COUNTING]: 'passed' },
    ],
  ])('%s', (_, row, outcomes) => {
    const cells = cellsUnder(row, observed);
    expect(Object.fromEntries(cells.map(({ column, outcome }) => [nameOf(column), outcome]))).toEqual(outcomes);
    // What passes is confirmed with new modules.
    const killing = cells.filter(({ outcome }) => outcome === 'check');
    expect(observed.run.untrusted).toEqual([]);
    expect(killing.filter(({ tier }) => tier === 'cold')).toEqual([]);
  });
});
