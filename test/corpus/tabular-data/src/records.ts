import { parse } from './csv';

export type Cell = string | number | boolean | null;
export type TableRecord = Record<string, Cell>;

export function convert(text: string): Cell {
  if (text === '') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

export interface Table {
  columns: string[];
  records: TableRecord[];
  skipped: number;
}

/** The first row names the columns; rows of another length are left out and counted. */
export function toTable(csv: string): Table {
  const [columns = [], ...rows] = parse(csv);
  const records: TableRecord[] = [];
  let skipped = 0;
  for (const row of rows) {
    if (row.length !== columns.length) {
      skipped += 1;
      continue;
    }
    records.push(Object.fromEntries(columns.map((column, i) => [column, convert(row[i] ?? '')])));
  }
  return { columns, records, skipped };
}

export function sumColumn(table: Table, column: string): number {
  let total = 0;
  for (const record of table.records) {
    const value = record[column];
    if (typeof value === 'number') total += value;
  }
  return total;
}

/** One JSON document a line. */
export function toJsonLines(table: Table): string {
  return table.records.map((record) => JSON.stringify(record)).join('\n');
}

export function fromJsonLines(text: string): TableRecord[] {
  return text
    .split('\n')
    .filter((line) => line.trim().length > 0)
    .map((line) => JSON.parse(line));
}
