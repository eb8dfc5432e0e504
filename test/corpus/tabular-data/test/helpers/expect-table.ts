import { expect } from 'vitest';
import type { Table } from '../../src/records';

export function expectTable(table: Table, size: { columns: number; records: number; skipped: number }): void {
  expect(table.columns).toHaveLength(size.columns);
  expect(table.records).toHaveLength(size.records);
  expect(table.skipped).toBe(size.skipped);
}

/** The classical check that nothing is lost. */
export const same = <T>(actual: T, expected: T): void => {
  expect(actual).toEqual(expected);
};
