import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { joinSuites } from '../../src/shard/join-suites.ts';
import { anUnmutatedRun } from '../support/builders.ts';
import { aCollectedCase, aSuiteRun } from './a-part.ts';

const passed = anUnmutatedRun();
const failed = anUnmutatedRun({ outcome: 'failed', failure: { message: 'expected 1 to be 2', location: undefined } });
const shard = (index: number, over: Parameters<typeof aSuiteRun>[0]) => ({
  share: { index, count: 2 },
  suite: aSuiteRun(over),
});

describe('SHARD-2: the suite of all shards', () => {
  it('has the runs of each shard, so that what differs between two is flaky as it is on one machine', () => {
    const joined = joinSuites([
      shard(1, { cases: [aCollectedCase('adds', [passed, passed])] }),
      shard(2, { cases: [aCollectedCase('adds', [passed, failed])] }),
    ]);
    expect(joined.cases.map(({ runs }) => runs.map(({ outcome }) => outcome))).toEqual([
      ['passed', 'passed', 'passed', 'failed'],
    ]);
  });

  it('tells cases of one name apart by their order', () => {
    const cases = [aCollectedCase('adds', [passed]), aCollectedCase('adds', [failed])];
    const joined = joinSuites([shard(1, { cases }), shard(2, { cases })]);
    expect(joined.cases.map(({ runs }) => runs.map(({ outcome }) => outcome))).toEqual([
      ['passed', 'passed'],
      ['failed', 'failed'],
    ]);
  });

  it('takes a case that is not there in one shard for failed in it', () => {
    const joined = joinSuites([shard(1, { cases: [aCollectedCase('adds', [passed])] }), shard(2, {})]);
    expect(joined.cases.map(({ runs }) => runs.map(({ failure }) => failure?.message))).toEqual([
      [undefined, 'it was not among the tests of shard 2/2'],
    ]);
  });

  it('knows the imports that any shard saw', () => {
    const [a, b, c] = [filePath('a.ts'), filePath('b.ts'), filePath('c.ts')];
    const joined = joinSuites([
      shard(1, { imports: new Map([[a, [b]]]) }),
      shard(2, { imports: new Map([[a, [c, b]]]), shared: [c] }),
    ]);
    expect([joined.imports, joined.shared]).toEqual([new Map([[a, [b, c]]]), [c]]);
  });
});
