import { describe, expect, it } from 'vitest';
import { rowId, testId } from '../../src/model/ids.ts';
import type { PairRecording, Recordings } from '../../src/model/recording.ts';
import { joinRecordings } from '../../src/shard/join-recordings.ts';
import { aPart } from './a-part.ts';

const pair = (column: string, row: string): PairRecording => ({
  ...{ column: testId(column), row: rowId(row) },
  ...{ outcome: 'passed', changes: [], missing: 0 },
});

const partWith = (index: number, recordings: Recordings | undefined) => {
  const part = aPart(index);
  return { ...part, measured: { ...part.measured, recordings } };
};

describe('SHARD-2: what shards recorded', () => {
  it('is handed over as far as it is asked for, sorted, whichever shard it is from', () => {
    const columns = ['t2', 't1'].map((id) => ({ column: testId(id), assertions: [] }));
    const parts = [
      partWith(1, { columns, pairs: [pair('t2', 'r1'), pair('t1', 'r1'), pair('t1', 'r9')] }),
      partWith(2, { columns: columns.slice(1), pairs: [pair('t1', 'r2')] }),
    ];
    const asked = [pair('t1', 'r2'), pair('t1', 'r1'), pair('t3', 'r3')];
    expect(joinRecordings(parts, asked)).toEqual({
      columns: [{ column: 't1', assertions: [] }],
      pairs: [pair('t1', 'r1'), pair('t1', 'r2')],
    });
  });

  it('is nothing where no shard recorded anything', () => {
    expect(joinRecordings([partWith(1, undefined)], [pair('t1', 'r1')])).toEqual({ columns: [], pairs: [] });
  });
});
