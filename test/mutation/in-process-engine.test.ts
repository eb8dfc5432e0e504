import { beforeAll, describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/model/user-error.ts';
import { inProcessEngine } from '../../src/mutation/in-process/in-process-engine.ts';
import { CLAUSES, CONTRACT_PROJECT, contractRequest } from '../contracts/engine-contract.ts';
import { cellsUnder, nameOf, type Observed } from '../contracts/observed-run.ts';
import { commitAll, copyProject, gitStatus } from '../support/copy-project.ts';

const LONG = 120_000;
const neverAborted = new AbortController().signal;

describe('the in-process engine', () => {
  let observed: Observed;

  beforeAll(async () => {
    const root = await copyProject(CONTRACT_PROJECT);
    await commitAll(root);
    const request = await contractRequest(root);
    const run = await inProcessEngine.run(request, () => undefined, neverAborted);
    observed = { request, run, changes: await gitStatus(root) };
  }, LONG);

  it.each(CLAUSES)('$title', ({ hold }) => hold(observed));

  it('ENGINE-1: tests of the same name are columns of their own', () => {
    const cells = cellsUnder('named: value % 2 → value * 2', observed);
    expect(Object.fromEntries(cells.map(({ column, outcome }) => [nameOf(column), outcome]))).toEqual({
      'has a namesake': 'check',
      'has a namesake #2': 'passed',
    });
  });
});

it('ENGINE-1: does nothing where there is nothing to change or nothing to run', async () => {
  const request = await contractRequest(await copyProject(CONTRACT_PROJECT));
  const nothing = {
    engine: 'in-process',
    rows: [],
    cells: [],
    executions: 0,
    untrusted: [],
    proven: [],
    unmutated: [],
  };
  const run = (changes: object) => inProcessEngine.run({ ...request, ...changes }, () => undefined, neverAborted);
  expect(await run({ columns: [] })).toEqual({ ...nothing, unhealthy: undefined });
  expect(await run({ spans: [] })).toEqual({ ...nothing, unhealthy: undefined });
});

it('CHECK-4: an engine that is aborted says so', async () => {
  const request = await contractRequest(await copyProject(CONTRACT_PROJECT));
  const run = inProcessEngine.run(request, () => undefined, AbortSignal.abort());
  await expect(run).rejects.toBeInstanceOf(Interrupted);
});
