import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testId } from '../../src/model/ids.ts';
import type { Cell, MutationRun } from '../../src/model/matrix.ts';
import { dealRows } from '../../src/mutation/deal-rows.ts';
import { joinMatrices } from '../../src/shard/join-matrices.ts';
import { partMatrix } from '../../src/shard/part-matrix.ts';
import { aCell, aRow, aRun, aTestCase } from '../support/builders.ts';

const columns = ['t1', 't2', 't3'].map((id) => aTestCase({ id }));
const rows = Array.from({ length: 7 }, (_, index) => aRow({ id: `r${index}` }));

/** What each of `count` shards would have measured of the run. */
const split = (run: MutationRun, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const share = { index: index + 1, count };
    const dealt = dealRows(run.rows, share);
    const cells = run.cells.filter(({ row }) => dealt.includes(row));
    return { share, matrix: partMatrix(columns, { ...run, cells, dealt, executions: cells.length }) };
  });

const byName = (left: Cell, right: Cell): number =>
  `${left.row} ${left.column}` < `${right.row} ${right.column}` ? -1 : 1;

describe('SHARD-2: the matrix of all shards', () => {
  it('is that of one run, however many they are', () => {
    const cell = fc.record({
      row: fc.constantFrom(...rows.map(({ id }) => id)),
      column: fc.constantFrom('t1', 't2', 't3'),
      outcome: fc.constantFrom('passed' as const, 'check' as const, 'timeout' as const),
    });
    const cells = fc.uniqueArray(cell, { selector: ({ row, column }) => `${row} ${column}` });
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 9 }), (made, count) => {
        const run = aRun({ rows, cells: made.map(aCell), executions: made.length });
        const joined = joinMatrices(split(run, count), columns);
        expect({ ...joined, cells: joined.cells.toSorted(byName) }).toEqual({
          ...run,
          cells: run.cells.toSorted(byName),
        });
      }),
    );
  });

  it('trusts a column in none where one shard could not', () => {
    const run = aRun({ rows, cells: rows.map(({ id }) => aCell({ row: id, column: 't1' })) });
    const [first, second] = split(run, 2);
    if (first === undefined || second === undefined) throw new Error('There are two shards');
    const distrusted = {
      ...run,
      untrusted: [{ column: testId('t1'), reason: 'it fails as soon as it is instrumented' }],
    };
    const parts = [first, { ...second, matrix: partMatrix(columns, { ...distrusted, cells: [] }) }];
    const joined = joinMatrices(parts, columns);
    expect([joined.cells, joined.untrusted]).toEqual([
      [],
      [{ column: 't1', reason: 'it fails as soon as it is instrumented' }],
    ]);
  });

  it('trusts no column that one shard did not run', () => {
    const [first, second] = split(aRun({ rows }), 2);
    if (first === undefined || second === undefined) throw new Error('There are two shards');
    const parts = [first, { ...second, matrix: partMatrix(columns.slice(1), aRun({ rows })) }];
    expect(joinMatrices(parts, columns).untrusted).toEqual([{ column: 't1', reason: 'shard 2/2 did not run it' }]);
  });

  it('is unhealthy where one shard is, and says which', () => {
    const [first, second] = split(aRun({ rows }), 2);
    if (first === undefined || second === undefined) throw new Error('There are two shards');
    const parts = [
      first,
      { ...second, matrix: partMatrix(columns, aRun({ rows, unhealthy: 'No test noticed a fault.' })) },
    ];
    expect(joinMatrices(parts, columns).unhealthy).toBe('Shard 2/2 measured nothing. No test noticed a fault.');
  });
});
