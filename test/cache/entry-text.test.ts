import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/cache/entry.ts';
import { entryText, readBody, readHead } from '../../src/cache/entry-text.ts';
import { filePath, rowId } from '../../src/model/ids.ts';
import { aLocation, aRow } from '../support/builders.ts';
import { compared } from '../support/oracles.ts';
import { aSuite, aTree, anEntry, files } from './knowledge.ts';

const ROOT = '/home/dana/shop';
const ENTRY: Entry = anEntry({
  tree: aTree({ files: files('src/price.ts', '__proto__'), reports: new Set([filePath('report.json')]) }),
  suite: aSuite(
    { 'test/price.test.ts': ['src/price.ts', '__proto__'] },
    {
      unjudged: [{ file: filePath('a.test-d.ts'), reason: 'it is a type test' }],
      shared: [filePath('vitest.config.ts')],
    },
  ),
  matrix: {
    engine: 'in-process',
    code: [
      { file: filePath('src/price.ts'), key: 'k1', rows: [aRow()], unmutated: undefined },
      { file: filePath('src/none.ts'), key: 'k2', rows: [], unmutated: 'nothing in it changes' },
    ],
    columns: [
      {
        ...{ test: '["","test/price.test.ts",0,"adds up"]', file: filePath('test/price.test.ts'), key: 'k3' },
        unsettled: undefined,
        isProven: true,
        cells: [
          { row: rowId('row-1'), outcome: 'passed', tier: 'warm', failure: undefined },
          {
            row: rowId('row-2'),
            outcome: 'check',
            tier: 'hot',
            failure: { message: '1 is not 2', location: undefined, compared: compared('number 1', 'number 2') },
          },
          { row: rowId('row-3'), outcome: 'crash', tier: 'cold', failure: { message: '', location: aLocation() } },
        ],
      },
      {
        ...{ test: 't2', file: filePath('b.test.ts'), key: 'k3', unsettled: 'a time limit ended it' },
        ...{ isProven: false, cells: [] },
      },
    ],
  },
});
const TEXT = entryText(ROOT, ENTRY);
const [HEAD = '', BODY = ''] = TEXT.split('\n');

it('CACHE-1: an entry is read as it was written', () => {
  expect({ tree: readHead(HEAD, ROOT), ...readBody(TEXT) }).toEqual(ENTRY);
});

describe('CACHE-3: nothing is taken from', () => {
  it.each([
    ['an entry of another project', HEAD, '/home/dana/other'],
    ['an entry of another version', HEAD.replace('"format":6', '"format":1'), ROOT],
    ['an entry that is no JSON', '{"format":6,', ROOT],
    ['an empty entry', '', ROOT],
    ['a head that lacks a part', HEAD.replace('"facts"', '"fact"'), ROOT],
    ['a head of other types', HEAD.replace('"content of src/price.ts"', '7'), ROOT],
  ])('%s', (_, head, root) => {
    expect(readHead(head, root)).toBe(undefined);
  });

  it.each([
    ['without a second line', HEAD],
    ['with an unknown outcome', `${HEAD}\n${BODY.replace('"crash"', '"killed"')}`],
    [
      'with a case that failed',
      `${HEAD}\n${BODY.replace('"outcome":"passed","assertions"', '"outcome":"failed","assertions"')}`,
    ],
    ['with a body of another kind', `${HEAD}\n[]`],
  ])('a body %s', (_, text) => {
    expect(readBody(text)).toBe(undefined);
  });

  it('a body that is cut off anywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: HEAD.length, max: TEXT.length - 2 }), (length) => {
        expect(readBody(TEXT.slice(0, length))).toBe(undefined);
      }),
    );
  });
});
