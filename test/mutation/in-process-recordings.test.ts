import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../src/model/matrix.ts';
import type { AssertionChange, RecordedAssertion, Recordings } from '../../src/model/recording.ts';
import type { PreparedEngine } from '../../src/mutation/engine.ts';
import { inProcessEngine } from '../../src/mutation/in-process/in-process-engine.ts';
import { nameOf, rowName } from '../contracts/observed-run.ts';
import { copyProject, temporaryFolder } from '../support/copy-project.ts';
import { engineRequest } from '../support/engine-request.ts';

/** Of each test: what its assertions look at, and what under the mutant `left + right → left - right`. */
const FORMS: Readonly<Record<string, readonly [looks: readonly string[], under: readonly string[]]>> = {
  'is too loose': [['20:21 toBeGreaterThan 5 ~ -100'], ['-1 ~ -100']],
  negates: [['24:25 not.toBe 5 ~ 100'], ['-1 ~ 100']],
  'moves together': [['28:21 toBe 5 ~ 5'], ['-1 ~ -1']],
  resolves: [['32:43 toBeTypeOf 5 ~ "number"'], ['-1 ~ "number"']],
  rejects: [['37:24 toThrow Error("5") ~ [function Error]'], ['Error("-1") ~ [function Error]']],
  polls: [['42:71 toContain [2, 5] ~ 2'], ['[2, -1] ~ 2']],
  'is soft': [['46:26 toBeLessThan 5 ~ 100'], ['-1 ~ 100']],
  'has a matcher of its own': [['50:21 toBeSmall 5 ~ []'], ['-1 ~ []']],
  'asserts as Node does': [
    [
      '58:10 ok 5 ~ []',
      '59:10 throws RangeError("2 is refused") ~ [function RangeError]',
      '60:3 deepStrictEqual [5] ~ [5]',
    ],
    ['-1 ~ []', '[-1] ~ [-1]'],
  ],
  'asserts as chai does': [
    ['64:14 assert 5 ~ []', '65:27 assert 5 ~ []', '66:27 below 5 ~ 100', '67:24 assert 5 ~ []'],
    ['-1 ~ []', '-1 ~ []', '-1 ~ 100', '-1 ~ []'],
  ],
  'looks at calls': [['73:15 toHaveBeenCalledOnce [[5]] ~ []'], ['[[-1]] ~ []']],
  'matches a part': [
    ['77:43 toMatchObject { sum: 5, kind: "sum" } ~ { kind: "sum" }'],
    ['{ sum: -1, kind: "sum" } ~ { kind: "sum" }'],
  ],
  'asserts in a helper': [['helper 4:17 toBeGreaterThan 5 ~ -100'], ['-1 ~ -100']],
  'asserts in a loop': [['85:53 toBeDefined 2 ~ []', '85:53 toBeDefined 5 ~ []'], ['-1 ~ []']],
  'comes to no assertion any more': [['89:32 toBe 2 ~ 2'], ['1 missing']],
  'looks at the clock': [[], []],
  'looks at what must not be touched': [
    ['105:16 toBeTypeOf { sum: 5, self: [itself], trap: … } ~ "object"'],
    ['{ sum: -1, self: [itself], trap: … } ~ "object"'],
  ],
};
const OTHERS = ['throws', 'looks at a whole text'];

/** Each time that a Vitest sets the project up, and that it tears it down. */
const configWith = (trace: string): string => {
  const setUp = `import { appendFileSync } from 'node:fs';
    const write = (word) => appendFileSync(${JSON.stringify(trace)}, word);
    export default () => { write('up '); return () => write('down '); };`;
  const url = `data:text/javascript,${encodeURIComponent(setUp)}`;
  return `export default { test: { globalSetup: [${JSON.stringify(url)}] } };`;
};

function preparedEngine(root: string): PreparedEngine {
  const prepared = inProcessEngine.prepare?.(root, neverAborted);
  if (prepared === undefined) throw new Error('This engine can be started ahead');
  return prepared;
}

const NOTHING: Recordings = { columns: [], pairs: [] };
const neverAborted = new AbortController().signal;
const sidesText = ({ actual, expected }: RecordedAssertion): string => `${actual.text} ~ ${expected.text}`;

function lookText(look: RecordedAssertion): string {
  const { place, isNegated, matcher } = look;
  const file = place.file.startsWith('test/helper') ? 'helper ' : '';
  return `${file}${place.line}:${place.column} ${isNegated ? 'not.' : ''}${matcher} ${sidesText(look)}`;
}

describe.each([
  { isIsolated: false, tier: 'in the hot tier' },
  { isIsolated: true, tier: 'in the warm tier' },
])('the in-process engine records assertions $tier', ({ isIsolated }) => {
  let recordings: Recordings;
  let setUps: readonly string[];
  const rows = new Map<Cell['row'], string>();

  beforeAll(async () => {
    const trace = join(await temporaryFolder(), 'trace');
    const files = { 'vitest.config.js': configWith(trace) };
    const root = await copyProject('recordings', { files });
    const tests = { 'test/forms.test.ts': [...Object.keys(FORMS), ...OTHERS] };
    const request = await engineRequest({ root, code: ['src/sum.ts'], tests });
    const prepared = preparedEngine(root);
    // A guess that is wrong changes nothing.
    await prepared.foresee?.(isIsolated ? { ...request, spans: [] } : request);
    const run = await prepared.run(request, () => undefined, neverAborted);
    for (const row of run.rows) rows.set(row.id, rowName(row));
    const pairs = run.cells.map(({ column, row }) => ({ column, row, isIsolated }));
    // Once where the matrix was run, and once by itself.
    const engine = isIsolated ? inProcessEngine : prepared;
    recordings = (await engine.record?.({ ...request, pairs }, () => undefined, neverAborted)) ?? NOTHING;
    const before = await readFile(trace, 'utf8');
    await prepared.dispose();
    setUps = [before, await readFile(trace, 'utf8')];
  }, 120_000);

  const pairOf = (test: string, row: string) =>
    recordings.pairs.find((pair) => nameOf(pair.column) === test && rows.get(pair.row) === row);
  const changesOf = (test: string, row: string): readonly AssertionChange[] => pairOf(test, row)?.changes ?? [];

  it('CHECK-4: what the project set up is torn down once, when nothing more is to be run', () => {
    expect(setUps).toEqual(isIsolated ? ['up up down ', 'up up down down '] : ['up ', 'up down ']);
  });

  it('RECORD-1: of every form', () => {
    const looks = recordings.columns.map(({ column, assertions }) => [nameOf(column), assertions.map(lookText)]);
    const wanted = Object.fromEntries(Object.entries(FORMS).map(([test, [looked]]) => [test, looked]));
    expect(Object.fromEntries(looks)).toMatchObject(wanted);
  });

  it('RECORD-2: under a row, where they look at something else', () => {
    const under = Object.keys(FORMS).map((test) => {
      const { changes, missing } = pairOf(test, 'sum: left + right → left - right') ?? { changes: [], missing: -1 };
      const lost = missing === 0 ? [] : [`${missing} missing`];
      return [test, [...changes.map(({ after }) => sidesText(after)), ...lost]];
    });
    const wanted = Object.fromEntries(Object.entries(FORMS).map(([test, [, changed]]) => [test, changed]));
    expect(Object.fromEntries(under)).toEqual(wanted);
  });

  it('RECORD-1: a thrown error is told from another by what it says', () => {
    expect(changesOf('throws', 'refuse: value + 1 → value - 1').map(({ after }) => after.actual.text)).toEqual([
      'RangeError("0 is refused")',
    ]);
  });

  it('RECORD-1: a long text is shown cut off, and told from another whole', () => {
    const [change] = changesOf('looks at a whole text', 'sum: left + right → left - right');
    expect(change?.before.actual.text.length).toBeLessThan(250);
    expect(change?.before.actual.text).toBe(change?.after.actual.text);
    expect(change?.before.actual.digest).not.toBe(change?.after.actual.digest);
  });

  it('RECORD-2: an assertion that fails under a row is marked', () => {
    const emptied = 'refuse: {\n  throw new RangeError(`${value + 1} is refused`);\n} → {}';
    expect(pairOf('throws', emptied)).toMatchObject({
      outcome: 'failed',
      changes: [{ isFailed: true, after: { actual: { text: 'undefined' } } }],
    });
  });
});
