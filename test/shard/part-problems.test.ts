import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { parsePart, partText } from '../../src/shard/part-text.ts';
import { partProblems } from '../../src/shard/part-problems.ts';
import type { Part } from '../../src/shard/part.ts';
import { aRow, aRun, aTestCase } from '../support/builders.ts';
import { aPart, TOOL } from './a-part.ts';

const stored = (...parts: readonly Part[]) =>
  parts.map((part, index) => ({ file: filePath(`p${index + 1}.json`), part }));
const messages = (...parts: readonly Part[]) =>
  partProblems(stored(...parts)).map(({ file, message }) => `${file}: ${message}`);

const rows = ['r1', 'r2', 'r3'].map((id) => aRow({ id }));
const columns = [aTestCase()];
const ran = (index: number, ...dealt: readonly string[]) => aPart(index, { columns, run: aRun({ rows }), dealt });

describe('SHARD-3: parts are merged only when they are those of one run', () => {
  it('which all of them, each once, of equal circumstances are', () => {
    expect(messages(ran(1, 'r1', 'r3'), ran(2, 'r2'))).toEqual([]);
  });

  it('and not when one is missing, or there twice', () => {
    expect([messages(ran(1, 'r1')), messages(ran(1, 'r1'), ran(2, 'r2'), ran(2, 'r2'))]).toEqual([
      ['p1.json: It is one of 2 parts, and shard 2 is missing.'],
      ['p3.json: Shard 2 is there twice: p2.json is it, too.'],
    ]);
  });

  it.each([
    ['of another number of shards', { share: { index: 2, count: 3 } }, 'It is a part of 3, and p1.json 2.'],
    [
      'asked for something else',
      { asked: { paths: ['test/a.test.ts'], behaviours: ['A-1'], test: 'adds' } },
      'It is of a run that was asked for test/a.test.ts, A-1, --test "adds", and p1.json everything.',
    ],
    [
      'measured elsewhere',
      { machine: { node: 'v22.18.0', platform: 'linux x64', vitest: '5.1.1' } },
      'It was measured with Node v22.18.0, and p1.json v24.0.0.',
    ],
  ])('and not when one is %s', (_, over, message) => {
    expect(messages(ran(1, 'r1', 'r3'), { ...ran(2, 'r2'), ...over })).toEqual([`p2.json: ${message}`]);
  });

  it('and not when a change was run twice, or never', () => {
    const message = 'p1.json: The shards do not make up the whole: a change was run twice, or never.';
    expect([messages(ran(1, 'r1'), ran(2, 'r2')), messages(ran(1, 'r1', 'r2', 'r3'), ran(2, 'r2'))]).toEqual([
      [message],
      [message],
    ]);
  });

  it('and not when they changed different places', () => {
    const other = aPart(2, { columns, run: aRun({ rows: rows.slice(1) }), dealt: ['r2'] });
    expect(messages(ran(1, 'r1', 'r3'), other)).toEqual(['p2.json: It changed other places of the code than p1.json.']);
  });
});

describe('SHARD-3: a part on disk', () => {
  const file = filePath('p1.json');
  const text = partText(ran(1, 'r1'));
  const refusal = (changed: string, version = TOOL) => parsePart(file, changed, version).problem?.message;

  it('is read as it was written', () => {
    expect(parsePart(file, text, TOOL)).toEqual({ part: ran(1, 'r1'), problem: undefined });
  });

  it('is refused when anything in it was changed, or its end is missing', () => {
    const changed = 'It was changed, or cut off, after it was written.';
    expect([refusal(text.replace('"r1"', '"r2"')), refusal(text.slice(0, -9))]).toEqual([
      changed,
      'It is no part of a run.',
    ]);
  });

  it('is refused when another version wrote it', () => {
    expect(refusal(text, '0.2.0')).toBe('It was written by Assay 0.1.0, and this is Assay 0.2.0.');
  });

  it.each(['', 'null', '[]', '{}', '{"kind":"assay-part"}', '{"schemaVersion":1}'])('is not %j', (other) => {
    expect(refusal(other)).toBe('It is no part of a run.');
  });
});
