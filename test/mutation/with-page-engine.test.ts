import { describe, expect, it } from 'vitest';
import { filePath, rowId, testId } from '../../src/model/ids.ts';
import type { MutationRun } from '../../src/model/matrix.ts';
import type { RunEvent } from '../../src/model/run-event.ts';
import { dealRows } from '../../src/mutation/deal-rows.ts';
import type { MutationEngine, MutationRequest } from '../../src/mutation/engine.ts';
import { runFindings } from '../../src/mutation/run-findings.ts';
import { withPageEngine } from '../../src/mutation/with-page-engine.ts';
import { aCell, aLink, aLocation, aRow, aRun, aSpan, aTestCase } from '../support/builders.ts';

const CODE = filePath('src/code.ts');
const WRONG = aRow({ id: 'wrong', origin: 'spec', span: aSpan(CODE, [3, 1], [3, 5]) });
const MUTANTS = ['one', 'two', 'three', 'four'].map((id, index) =>
  aRow({ id, span: aSpan(CODE, [2, index + 1], [2, index + 2]) }),
);
const PAGE = aTestCase({ id: 'in a page', isInBrowser: true, location: aLocation('test/page.test.ts:3:1') });
const OTHER_PAGE = aTestCase({ id: 'in another page', isInBrowser: true });
const NODE = aTestCase({ id: 'in Node' });

const request = (over: Partial<MutationRequest> = {}): MutationRequest => ({
  projectRoot: '/nowhere',
  spans: [aSpan(CODE, [1, 1], [9, 1])],
  sources: [{ path: CODE, text: '' }],
  columns: [NODE, PAGE, OTHER_PAGE],
  codeUnderTest: new Set([CODE]),
  concurrency: undefined,
  groups: [
    { columns: [NODE.id, PAGE.id], spans: [aSpan(CODE, [1, 1], [9, 1])] },
    { columns: [OTHER_PAGE.id], spans: [aSpan(CODE, [1, 1], [2, 9])] },
  ],
  ...over,
});

/** Two engines that say what they were asked for; each makes a cell for each of its columns under the first mutant. */
function theEngines(ofPages: Partial<MutationRun> = {}) {
  const asked: string[] = [];
  const anEngine = (name: string, over: Partial<MutationRun>): MutationEngine => ({
    name,
    run: ({ columns, groups = [], share }, listener) => {
      asked.push(`${name}: ${columns.map(({ id }) => id).join()} of ${groups.map((one) => one.columns.length).join()}`);
      if (share !== undefined) asked.push(`${name}: a share`);
      for (const step of name === 'pages' ? (['instrument', 'mutants'] as const) : (['mutants'] as const)) {
        listener({ kind: 'started', step, total: undefined });
        listener({ kind: 'finished', step });
      }
      const cells = columns.map(({ id }) => aCell({ column: id, row: 'one' }));
      return Promise.resolve(aRun({ engine: name, rows: MUTANTS, cells, executions: columns.length, ...over }));
    },
    record: ({ columns, pairs }) => {
      asked.push(`${name} records ${columns.length}: ${pairs.map(({ column }) => column).join()}`);
      return Promise.resolve({ columns: [], pairs: [] });
    },
  });
  const pages = anEngine('pages', ofPages);
  const engine = withPageEngine(anEngine('here', {}), () => Promise.resolve(pages));
  const events: RunEvent[] = [];
  const { signal } = new AbortController();
  const run = (over: Partial<MutationRequest> = {}) => engine.run(request(over), (event) => events.push(event), signal);
  return { asked, engine, events, run, signal };
}

describe('BROWSER-1: an engine beside another for pages', () => {
  it('runs the tests that run in Node, and the other those in a browser; both make one matrix', async () => {
    const { asked, run } = theEngines();
    const joined = await run();
    expect(asked).toEqual(['here: in Node of 1,0', 'pages: in a page,in another page of 1,1']);
    expect(joined).toEqual({
      ...aRun({ engine: 'here and pages', rows: MUTANTS, executions: 3 }),
      cells: ['in Node', 'in a page', 'in another page'].map((column) => aCell({ column, row: 'one' })),
    });
  });

  it('runs alone where no test runs in a browser', async () => {
    const { asked, run } = theEngines();
    expect([(await run({ columns: [NODE] })).engine, asked]).toEqual(['here', ['here: in Node of 2,1']]);
  });

  it('runs nothing where all tests run in a browser', async () => {
    const { asked, run } = theEngines();
    expect([(await run({ columns: [PAGE] })).engine, asked]).toEqual(['pages', ['pages: in a page of 1,0']]);
  });

  it('leaves open what the tests of a page notice of what people call wrong, where they claim it', async () => {
    const { run } = theEngines();
    const { rows, cells } = await run({ columns: [PAGE, OTHER_PAGE], wrongRows: [{ row: WRONG, edits: [] }] });
    expect([rows.at(-1), cells.filter(({ row }) => row === WRONG.id)]).toEqual([
      WRONG,
      [{ column: PAGE.id, row: WRONG.id, outcome: 'unmeasured', failure: undefined, tier: 'stryker' }],
    ]);
  });

  it('trusts no test of a page where nothing could be measured there, and those in Node', async () => {
    const { run } = theEngines({ unhealthy: 'There is no Stryker.', rows: [], cells: [] });
    const { unhealthy, untrusted, cells } = await run({ columns: [NODE, PAGE] });
    expect([unhealthy, untrusted, cells.length]).toEqual([
      undefined,
      [{ column: testId('in a page'), reason: 'There is no Stryker.' }],
      1,
    ]);
  });

  it('of a share asks the other for all, and keeps what is dealt', async () => {
    const cells = MUTANTS.map(({ id }) => aCell({ column: PAGE.id, row: id }));
    const shares = [1, 2].map(async (index) => {
      const share = { index, count: 2 };
      const { asked, run } = theEngines({ cells });
      const { dealt, cells: kept } = await run({ columns: [PAGE], share });
      expect([dealt, asked]).toEqual([dealRows(MUTANTS, share), ['pages: in a page of 1,0']]);
      return kept.map(({ row }) => row);
    });
    const kept = (await Promise.all(shares)).flat();
    expect(kept.toSorted()).toEqual(MUTANTS.map(({ id }) => id).toSorted());
  });

  it('records nothing of tests in a browser', async () => {
    const { asked, engine, signal } = theEngines();
    const pairs = [NODE, PAGE].map(({ id }) => ({ column: id, row: rowId('one'), isIsolated: false }));
    await engine.record?.({ ...request(), pairs }, () => undefined, signal);
    expect(asked).toEqual(['here records 1: in Node']);
  });

  it('tells of both as of one', async () => {
    const { events, run } = theEngines();
    await run();
    expect(events).toEqual([
      { kind: 'started', step: 'mutants', total: undefined },
      { kind: 'finished', step: 'mutants' },
    ]);
  });

  it('is said of in one note, with the tests and what they claim', () => {
    const links = [aLink('CART-1', PAGE.id), aLink('CART-2', OTHER_PAGE.id), aLink('CART-3', NODE.id)];
    expect(runFindings(aRun(), [NODE, PAGE, OTHER_PAGE], links)).toMatchObject([
      {
        rule: 'run/other-engine',
        message:
          'The tests of test/code.test.ts run in a browser, so the stryker engine measured them, which takes longer: it tries the mutants there, and neither what a spec calls wrong (`never`) nor its examples.',
        location: PAGE.location,
        behaviours: ['CART-1', 'CART-2'],
        tests: [PAGE.id, OTHER_PAGE.id],
      },
    ]);
    expect(runFindings(aRun(), [NODE], links)).toEqual([]);
  });
});
