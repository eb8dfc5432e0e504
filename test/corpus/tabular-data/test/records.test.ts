import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from '../src/csv';
import { convert, fromJsonLines, sumColumn, toJsonLines, toTable, type Table } from '../src/records';
import { expectTable } from './helpers/expect-table';

describe('REC-1 values', () => {
  it.each([
    { text: '12.5', value: 12.5 },
    { text: '-3', value: -3 },
    { text: 'true', value: true },
    { text: 'false', value: false },
    { text: '', value: null },
    { text: 'truth', value: 'truth' },
    { text: '007', value: 7 },
  ])('"$text" becomes $value', ({ text, value }) => {
    expect(convert(text)).toBe(value);
  });

  it('should convert numbers', () => {
    const convertValue = (raw: string) => {
      if (raw === '') return null;
      const parsed = Number(raw);
      return Number.isNaN(parsed) ? raw : parsed;
    };
    expect(convertValue('42')).toBe(42);
    expect(convertValue('abc')).toBe('abc');
  });
});

describe('REC-2 rows', () => {
  it('leaves out what is too short or too long', () => {
    expectTable(toTable('a,b\n1,2\n3\n4,5,6'), { columns: 2, records: 1, skipped: 2 });
  });

  it('names the values by their columns', () => {
    expect(toTable('name,age\nAda,36\nBob,').records).toEqual([
      { name: 'Ada', age: 36 },
      { name: 'Bob', age: null },
    ]);
  });

  it('should take the columns from the first row', () => {
    const csv = 'x,"y,z"\n1,2';
    const [header] = parse(csv);
    expect(toTable(csv).columns).toEqual(header);
  });

  it('should parse the table', () => {
    const table = toTable('a,b\n1,2\n3');
    expect(table).toMatchObject({ columns: ['a', 'b'], records: [{ a: 1, b: 2 }] });
  });

  it('should return an object with records', () => {
    const table = toTable('a\n1');
    expect(table).toBeTruthy();
    expect(Array.isArray(table.records)).toBe(true);
    expect(table.records.length).toBeGreaterThanOrEqual(0);
  });
});

describe('REC-3 sums', () => {
  let table: Table;

  beforeEach(() => {
    table = toTable('n,m\n1,9\nx,9\n2.5,\n');
  });

  it('counts numbers only', () => {
    expect(sumColumn(table, 'n')).toBe(3.5);
    expect(sumColumn(table, 'none')).toBe(0);
  });

  it('doubles when every row stands twice', () => {
    const twice: Table = { ...table, records: [...table.records, ...table.records] };
    expect(sumColumn(twice, 'm')).toBe(2 * sumColumn(table, 'm'));
    expect(sumColumn(twice, 'm')).not.toBe(0);
  });

  it('should sum the column', () => {
    const expected = table.records.reduce((acc, r) => (typeof r['m'] === 'number' ? acc + r['m'] : acc), 0);
    expect(sumColumn(table, 'm')).toBe(expected);
  });
});

describe('REC-4 JSON lines', () => {
  const records = [
    { id: 1, ok: true, note: null },
    { id: 2, ok: false, note: 'b\nc' },
  ];

  it('are one document each', () => {
    expect(toJsonLines({ columns: ['id', 'ok', 'note'], records, skipped: 0 })).toBe(
      '{"id":1,"ok":true,"note":null}\n{"id":2,"ok":false,"note":"b\\nc"}',
    );
  });

  it('come back as they were, blank lines or not', () => {
    const lines = toJsonLines({ columns: [], records, skipped: 0 });
    expect(fromJsonLines(`\n${lines}\n  \n`)).toEqual(records);
  });

  it('should export the records as JSON lines', () => {
    const table = { columns: ['id'], records, skipped: 0 };
    const lines: string[] = [];
    records.forEach((record) => lines.push(JSON.stringify(record)));
    expect(toJsonLines(table)).toEqual(lines.join('\n'));
  });
});
