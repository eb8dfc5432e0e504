import { beforeAll, describe, expect, it } from 'vitest';
import { copyProject } from '../support/copy-project.ts';
import { runCheck, verdictsOf, type CheckResult } from '../support/run-cli.ts';

const MINUTE = 60_000;

describe('a check of code that holds its own tests', { timeout: MINUTE }, () => {
  let root: string;
  let whole: CheckResult;

  beforeAll(async () => {
    root = await copyProject('in-source-tests');
    whole = await runCheck(root);
  }, MINUTE);

  it('ENGINE-17: judges them like any other tests', () => {
    expect(verdictsOf(whole.report)).toEqual({
      'POST-1': 'verified',
      // Its test repeats the code around it.
      'POST-2': 'weak hollow restated borrowed',
      'POST-3': 'weak survivors',
      'POST-4': 'weak survivors',
      'src/postage.ts > postage > POST-1: of 1 kilos is 5': 'defends',
      'src/postage.ts > postage > POST-1: of 2 kilos is 8': 'defends',
      'src/postage.ts > postage > POST-2: is what it is': 'restates',
      'src/postage.ts > POST-3: is too heavy from above thirty kilos on': 'defends',
      'test/postage.test.ts > POST-4: refuses to send nothing': 'defends',
    });
  });

  it('ENGINE-17: changes nothing in them', () => {
    const lines = new Set(whole.report.mutants.map(({ start }) => start.line));
    expect([...lines].sort((left, right) => left - right)).toEqual([3, 6, 7, 8, 12, 15]);
  });

  it('CHECK-7: reads them without running anything', async () => {
    const { report } = await runCheck(root, ['--no-mutation']);
    expect(report.tests.map(({ id }) => id)).toEqual([
      'src/postage.ts > postage > POST-1: of %i kilos is %i',
      'src/postage.ts > postage > POST-2: is what it is',
      'src/postage.ts > POST-3: is too heavy from above thirty kilos on',
      'test/postage.test.ts > POST-4: refuses to send nothing',
    ]);
  });
});
