import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { dataFindings } from '../../src/mutation/data-findings.ts';
import { aScope, aSpan } from '../support/builders.ts';

const FILE = 'src/a.ts';
const whole = aScope({ behaviourId: 'A-1', spans: [aSpan(FILE, [1, 1], [99, 1])] });

const found = (text: string, scopes = [whole], rows: readonly { readonly span: ReturnType<typeof aSpan> }[] = []) =>
  dataFindings([{ path: filePath(FILE), text }], scopes, rows).map(
    ({ message, location, behaviours }) =>
      `${location.line}:${location.column} ${/inside (.*?),/.exec(message)?.[1] ?? ''} ${behaviours.join()}`,
  );

describe('ENGINE-15: data that nothing can change', () => {
  it.each([
    [`const rates = JSON.parse('{"de": 19}');`, '1:15 a text that is read as data or code A-1'],
    ['const rates = JSON.parse(`{"de": 19}`);', '1:15 a text that is read as data or code A-1'],
    [`const add = new Function('a', 'b', 'return a + b');`, '1:13 a text that is read as data or code A-1'],
    [`const three = eval('1 + 2');`, '1:15 a text that is read as data or code A-1'],
    [`import rates from './rates.json' with { type: 'json' };`, '1:1 this file of data A-1'],
    ['export enum Rate { Low = 7, High = 19 }', '1:8 this enum A-1'],
  ])('is named: %j', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    `const empty = JSON.parse('{}');`,
    'const read = JSON.parse(text);',
    `import type rates from './rates.json';`,
    `const rates = { de: 19 }; parse('{"de": 19}');`,
    'const = ;',
  ])('is not: %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is no enum that mutants were made of', () => {
    const row = { span: aSpan(FILE, [1, 20], [1, 21]) };
    expect(found('export enum Rate { Low = 7, High = 19 }', [whole], [row])).toEqual([]);
  });

  it('belongs to the behaviours whose code it is in, and a file of data to those that use it', () => {
    const inSecondLine = aScope({ behaviourId: 'B-1', spans: [aSpan(FILE, [2, 1], [3, 1])] });
    const text = `import rates from './rates.json';\nconst rate = rates.de;\nconst fee = JSON.parse('{"a": 1}');`;
    expect(found(text, [inSecondLine])).toEqual(['1:1 this file of data B-1']);
  });
});
