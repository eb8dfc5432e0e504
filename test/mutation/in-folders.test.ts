import { describe, expect, it } from 'vitest';
import { filePath, testId } from '../../src/model/ids.ts';
import type { MutationRun } from '../../src/model/matrix.ts';
import { PLAIN_PROJECT, type Workspace } from '../../src/model/workspace.ts';
import type { MutationEngine, MutationRequest } from '../../src/mutation/engine.ts';
import { inFolders } from '../../src/mutation/in-folders.ts';
import { aCell, aRow, aRun, aSpan, aTestCase } from '../support/builders.ts';

const [a, b] = [filePath('packages/a'), filePath('packages/b')];
const workspace: Workspace = {
  packages: [a, b],
  vitestFolders: [
    { folder: a, packages: [a] },
    { folder: b, packages: [b] },
  ],
};
const CODE = filePath('packages/a/src/code.ts');
const spans = [aSpan(CODE, [1, 1], [9, 1])];
const row = aRow({ span: aSpan(CODE, [2, 1], [2, 2]) });

const request = (over: Partial<MutationRequest> = {}): MutationRequest => ({
  projectRoot: '/nowhere',
  workspace,
  spans,
  sources: [{ path: CODE, text: '' }],
  columns: [
    aTestCase({ id: 'in-a', file: filePath('packages/a/test/a.test.ts') }),
    aTestCase({ id: 'in-b', file: filePath('packages/b/test/b.test.ts') }),
  ],
  codeUnderTest: new Set([CODE]),
  imports: new Map([[filePath('packages/b/test/b.test.ts'), [CODE]]]),
  concurrency: undefined,
  ...over,
});

/** An engine that says where it was asked to run what, and answers as told. */
function anEngine(answer: (request: MutationRequest) => Partial<MutationRun>) {
  const asked: string[] = [];
  const engine: MutationEngine = {
    name: 'fake',
    run: (part) => {
      asked.push(
        `${part.vitestFolder ?? 'the root'}: ${part.columns.map(({ id }) => id).join()}, ${part.spans.length} span`,
      );
      return Promise.resolve(aRun({ engine: 'fake', rows: [row], executions: 1, ...answer(part) }));
    },
  };
  const run = (over: Partial<MutationRequest> = {}) =>
    inFolders(engine).run(request(over), () => undefined, new AbortController().signal);
  return { asked, run };
}

describe('MONO-1: an engine in a workspace', () => {
  it('is told ahead what it will be asked for where one folder is asked for all of it', async () => {
    const foreseen: string[] = [];
    const engine: MutationEngine = {
      name: 'fake',
      run: () => Promise.resolve(aRun({})),
      foresee: ({ projectRoot }) => Promise.resolve(void foreseen.push(projectRoot)),
    };
    await inFolders(engine).foresee?.(request());
    await inFolders(engine).foresee?.(request({ projectRoot: '/plain', workspace: PLAIN_PROJECT }));
    expect(foreseen).toEqual(['/plain']);
  });

  it('runs once in each folder with tests, under changes to all code that they reach, and shows one matrix', async () => {
    const { asked, run } = anEngine(({ columns: [column] }) => ({ cells: [aCell({ column: column?.id ?? '' })] }));
    const joined = await run();
    expect(asked).toEqual(['packages/a: in-a, 1 span', 'packages/b: in-b, 1 span']);
    expect(joined).toEqual({
      ...aRun({ engine: 'fake', rows: [row], executions: 2 }),
      cells: [aCell({ column: 'in-a' }), aCell({ column: 'in-b' })],
    });
  });

  it('changes code that no test reaches in the folder next to it', async () => {
    const { asked, run } = anEngine(() => ({}));
    await run({ imports: new Map() });
    expect(asked).toEqual(['packages/a: in-a, 1 span', 'packages/b: in-b, 0 span']);
  });

  it('trusts no test of a folder in which nothing could be measured, and those of the others', async () => {
    const { run } = anEngine(({ vitestFolder }) =>
      vitestFolder === b ? { unhealthy: 'No test noticed a fault.', rows: [] } : { cells: [aCell({ column: 'in-a' })] },
    );
    const joined = await run();
    expect([joined.unhealthy, joined.untrusted, joined.cells.length]).toEqual([
      undefined,
      [{ column: testId('in-b'), reason: 'No test noticed a fault.' }],
      1,
    ]);
  });

  it('records each pair where its test is run', async () => {
    const asked: string[] = [];
    const engine: MutationEngine = {
      name: 'fake',
      run: () => Promise.resolve(aRun()),
      record: ({ vitestFolder, pairs }) => {
        asked.push(`${vitestFolder ?? 'the root'}: ${pairs.map(({ column }) => column).join()}`);
        return Promise.resolve({
          columns: [],
          pairs: pairs.map(({ column, row: id }) => ({ column, row: id, outcome: 'passed', changes: [], missing: 0 })),
        });
      },
    };
    const pairs = ['in-b', 'in-a'].map((id) => ({ column: testId(id), row: row.id, isIsolated: false }));
    const signal = new AbortController().signal;
    const found = await inFolders(engine).record?.({ ...request(), pairs }, () => undefined, signal);
    expect(asked).toEqual(['packages/a: in-a', 'packages/b: in-b']);
    expect(found?.pairs.map(({ column }) => column)).toEqual(['in-a', 'in-b']);
  });

  it('is unhealthy when it could measure nothing anywhere', async () => {
    const { run } = anEngine(() => ({ unhealthy: 'No test noticed a fault.' }));
    expect((await run()).unhealthy).toBe('No test noticed a fault.');
  });
});
