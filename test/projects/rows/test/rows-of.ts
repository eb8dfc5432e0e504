import { examples } from 'assay/vitest';

export interface Percent {
  readonly percent: number;
  readonly total: number;
}

/** At the top of a module that tests share. */
export const PERCENTS = examples<Percent>('VOUCHER-4');

export const rowsOf = (id: string) => examples<{ endedDaysAgo: number; total: number }>(id);
