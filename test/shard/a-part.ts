import type { MutationRun } from '../../src/model/matrix.ts';
import { filePath, rowId } from '../../src/model/ids.ts';
import type { TestCase, UnmutatedRun } from '../../src/model/suite.ts';
import { partMatrix } from '../../src/shard/part-matrix.ts';
import type { Part } from '../../src/shard/part.ts';
import type { SuiteRun } from '../../src/vitest/run-suite.ts';
import { aRun, aTestCase } from '../support/builders.ts';

export const TOOL = '0.1.0';

export const aSuiteRun = (over: Partial<SuiteRun> = {}): SuiteRun => ({
  ran: [],
  cases: [],
  unloaded: [],
  unjudged: [],
  imports: new Map(),
  shared: [],
  ...over,
});

/** A case as it was collected: under no id yet. */
export function aCollectedCase(title: string, runs: readonly UnmutatedRun[]): SuiteRun['cases'][number] {
  const {
    id: _id,
    declarationId: _declaration,
    ordinal: _ordinal,
    ...collected
  } = aTestCase({ titlePath: [title], runs });
  return collected;
}

export interface SharedRun {
  readonly columns?: readonly TestCase[];
  readonly run?: MutationRun;
  /** Ids of the rows that it had to run. */
  readonly dealt?: readonly string[];
}

/** The part of shard `index` of two, that ran nothing but what is given. */
export function aPart(index: number, { columns = [], run = aRun(), dealt = [] }: SharedRun = {}): Part {
  return {
    toolVersion: TOOL,
    share: { index, count: 2 },
    asked: { paths: [], behaviours: [], test: undefined },
    machine: { node: 'v24.0.0', platform: 'linux x64', vitest: '5.1.1' },
    files: new Map([[filePath('src/code.ts'), 'abc']]),
    changed: [],
    duration: 1_000,
    measured: {
      suite: aSuiteRun(),
      matrix: partMatrix(columns, { ...run, dealt: dealt.map(rowId) }),
      recordings: undefined,
    },
  };
}
