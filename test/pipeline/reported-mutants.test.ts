import { describe, expect, it } from 'vitest';
import { filePath, rowId } from '../../src/model/ids.ts';
import { reportedMutants, reportedSources } from '../../src/pipeline/reported-mutants.ts';
import { killTable } from '../support/kill-table.ts';
import { judgeWorld } from '../support/small-world.ts';

const run = killTable(`
          killed  lived  timed  unloaded  unmeasured  unreached  hooked  never1
  t1      k       .      t      l         .           -          .       k
  t2      .       .      .      -         ?           -          h       .
  t3      x       -      -      l         -           -          -       -
`);
const TESTS = ['t0', 't3', 't2', 't1'];
const claims = { 'PRICE-1': 't1 t2', 'PRICE-2': 't2' };

function mutantsOf(waived = '') {
  const world = { run, claims, waived };
  const evidence = [...judgeWorld(world).evidence.values()];
  return reportedMutants({ mutationRun: run, evidence, waived: new Set(waived === '' ? [] : [rowId(waived)]) }, TESTS);
}

describe('REPORT-5: a reported mutant', () => {
  it('has the status of the suite as a whole, in the words of the field', () => {
    expect(mutantsOf().map(({ id, status }) => `${id} ${status}`)).toEqual([
      'killed Killed',
      'lived Survived',
      'timed Timeout',
      'unloaded RuntimeError',
      'unmeasured Pending',
      'unreached NoCoverage',
      'hooked Killed',
    ]);
  });

  it('names its place, its killers, all tests that reach it, and its class for each behaviour', () => {
    expect(mutantsOf()[0]).toEqual({
      id: 'killed',
      file: 'src/code.ts',
      start: { line: 1, column: 5 },
      end: { line: 1, column: 7 },
      mutator: 'EqualityOperator',
      replacement: '>',
      status: 'Killed',
      killedBy: [1, 3],
      coveredBy: [1, 2, 3],
      behaviours: [
        { id: 'PRICE-1', class: 'killed' },
        { id: 'PRICE-2', class: 'borrowed' },
      ],
    });
  });

  it('is ignored when it is waived, and has no class then', () => {
    expect(mutantsOf('lived').find(({ id }) => id === 'lived')).toMatchObject({ status: 'Ignored', behaviours: [] });
  });

  it('ARID-4: is ignored with its rule when it is set aside', () => {
    const aside = { ...run, rows: run.rows.map((row) => (row.id === 'unreached' ? { ...row, arid: 'console' } : row)) };
    const evidence = [...judgeWorld({ run: aside, claims }).evidence.values()];
    const reported = reportedMutants({ mutationRun: aside, evidence, waived: new Set() }, TESTS);
    expect(reported.find(({ id }) => id === 'unreached')).toMatchObject({
      status: 'Ignored',
      arid: 'console',
      coveredBy: [],
      behaviours: [],
    });
  });

  it('is left out when no behaviour that the run answers for has it in its scope', () => {
    expect(reportedMutants({ mutationRun: run, evidence: [], waived: new Set() }, TESTS)).toEqual([]);
  });
});

it('REPORT-5: only the sources of reported mutants are kept, sorted', () => {
  const sources = ['src/other.ts', 'src/code.ts'].map((path) => ({ path: filePath(path), text: `// ${path}\n` }));
  expect(reportedSources(mutantsOf(), sources)).toEqual([{ file: 'src/code.ts', text: '// src/code.ts\n' }]);
});
