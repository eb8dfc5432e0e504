import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/run-event.ts';
import { Interrupted } from '../../src/model/user-error.ts';
import type { MutationRun, Outcome } from '../../src/model/matrix.ts';
import { strykerEngine } from '../../src/mutation/stryker/stryker-engine.ts';
import { CLAUSES, CONTRACT_PROJECT, contractRequest } from '../contracts/engine-contract.ts';
import { nameOf, type Observed } from '../contracts/observed-run.ts';
import { commitAll, copyProject, gitStatus } from '../support/copy-project.ts';

const LONG = 180_000;
const neverAborted = new AbortController().signal;

describe('the Stryker engine', () => {
  let observed: Observed;
  const events: RunEvent[] = [];

  beforeAll(async () => {
    const root = await copyProject(CONTRACT_PROJECT);
    await commitAll(root);
    const request = await contractRequest(root);
    const run = await strykerEngine.run(request, (event) => events.push(event), neverAborted);
    observed = { request, run, changes: await gitStatus(root) };
  }, LONG);

  it.each(CLAUSES)('$title', ({ hold }) => hold(observed));

  it('ENGINE-1: tells how far it is, from no mutant to all of them', () => {
    const advanced = events.filter((event) => event.kind === 'advanced');
    // Mutants that are no rows, since they equal others, are run with the others.
    const total = advanced.at(-1)?.total ?? 0;
    expect(total).toBeGreaterThanOrEqual(observed.run.rows.length);
    expect(events.filter(({ kind }) => kind !== 'advanced')).toEqual([
      { kind: 'started', step: 'instrument', total: undefined },
      { kind: 'finished', step: 'instrument' },
      { kind: 'started', step: 'mutants', total: undefined },
      { kind: 'finished', step: 'mutants' },
    ]);
    expect(advanced).toEqual(
      Array.from({ length: total + 1 }, (_, done) => ({ kind: 'advanced', step: 'mutants', done, total })),
    );
  });

  it('ENGINE-2: tests of the same name, which Stryker cannot tell apart, are not trusted', () => {
    const untrusted = observed.run.untrusted.map(({ column }) => nameOf(column));
    expect(untrusted.sort()).toEqual(['has a namesake', 'has a namesake #2', 'reads its own source']);
  });

  describe('ENGINE-2: the contract notices an engine that', () => {
    const withCells = (run: MutationRun, change: (outcome: Outcome) => Outcome | undefined): MutationRun => ({
      ...run,
      cells: run.cells.flatMap((cell) => {
        const outcome = change(cell.outcome);
        return outcome === undefined ? [] : [{ ...cell, outcome }];
      }),
    });
    const FRAUDS: readonly (readonly [string, string, (run: MutationRun) => MutationRun])[] = [
      [
        'calls what was not measured a survivor',
        'ENGINE-2: a test that skips itself under a mutant is unmeasured',
        (run) => withCells(run, (o) => (o === 'unmeasured' ? 'passed' : o)),
      ],
      [
        'leaves out what was not measured',
        'ENGINE-2: a test that skips itself under a mutant is unmeasured',
        (run) => withCells(run, (o) => (o === 'unmeasured' ? undefined : o)),
      ],
      [
        'leaves out survivors',
        'ENGINE-1: a test that passes under a mutant that it reaches has a cell too',
        (run) => withCells(run, (o) => (o === 'passed' ? undefined : o)),
      ],
      [
        'calls a crash a check',
        'ENGINE-3: a TypeError is a crash',
        (run) => withCells(run, (o) => (o === 'crash' ? 'check' : o)),
      ],
      [
        'calls a timeout a check',
        'ENGINE-3: a loop that hangs its process is a timeout',
        (run) => withCells(run, (o) => (o === 'timeout' ? 'check' : o)),
      ],
      [
        'calls what a hook notices a check',
        'ENGINE-3: what only a hook notices is hook',
        (run) => withCells(run, (o) => (o === 'hook' ? 'check' : o)),
      ],
      [
        'leaves out files that do not load',
        'ENGINE-3: a file that does not load is load, for each of its tests',
        (run) => withCells(run, (o) => (o === 'load' ? undefined : o)),
      ],
      [
        'forgets why',
        'ENGINE-3: whatever failed says why, and nothing else does',
        (run) => ({ ...run, cells: run.cells.map((cell) => ({ ...cell, failure: undefined })) }),
      ],
      [
        'says everything twice',
        'ENGINE-1: a pair has one cell at most, of a known row and a column that was asked for',
        (run) => ({ ...run, cells: [...run.cells, ...run.cells] }),
      ],
      [
        'ran nothing',
        'ENGINE-2: a test is executed for each cell that was measured',
        (run) => ({ ...run, executions: 0 }),
      ],
      [
        'trusts every test',
        'ENGINE-2: a test that notices the instrumentation is not trusted, and the others are',
        (run) => ({ ...run, untrusted: [] }),
      ],
      [
        'leaves out a file',
        'ENGINE-1: a mutant that is evaluated while the module loads is active by then',
        (run) => ({ ...run, rows: run.rows.filter(({ file }) => file !== 'src/early.ts') }),
      ],
      [
        'gives all rows one id',
        'ENGINE-1: a row has an id of its own and stands where its text is, inside what may be changed',
        (run) => ({ ...run, rows: run.rows.map((row) => ({ ...row, ...idOf(run) })) }),
      ],
      [
        'did not finish',
        'ENGINE-2: the run is sound and no file is left out',
        (run) => ({ ...run, unhealthy: 'It could not finish.' }),
      ],
    ];
    const idOf = ({ rows: [first] }: MutationRun): Partial<MutationRun['rows'][number]> =>
      first === undefined ? {} : { id: first.id };

    it.each(FRAUDS)('%s', (_, broken, spoil) => {
      const spoilt = { ...observed, run: spoil(observed.run) };
      expect(CLAUSES.filter(({ hold }) => isBroken(() => hold(spoilt))).map(({ title }) => title)).toContain(broken);
    });
  });
});

it('ENGINE-1: does nothing where there is nothing to change or nothing to run', async () => {
  const request = await contractRequest(await copyProject(CONTRACT_PROJECT));
  const nothing = { engine: 'stryker', rows: [], cells: [], executions: 0, untrusted: [], proven: [], unmutated: [] };
  const run = (changes: object) => strykerEngine.run({ ...request, ...changes }, () => undefined, neverAborted);
  expect(await run({ columns: [] })).toEqual({ ...nothing, unhealthy: undefined });
  expect(await run({ spans: [] })).toEqual({ ...nothing, unhealthy: undefined });
});

it('CHECK-4: an engine that is aborted says so', async () => {
  const request = await contractRequest(await copyProject(CONTRACT_PROJECT));
  const run = strykerEngine.run(request, () => undefined, AbortSignal.abort());
  await expect(run).rejects.toBeInstanceOf(Interrupted);
});

function isBroken(hold: () => void): boolean {
  try {
    hold();
    return false;
  } catch {
    return true;
  }
}
