/** The records of isolated passes, sorted by pass: pure. */
import type { Tier } from '../../model/matrix.ts';
import type { ErrorRecord } from '../../vitest/vitest-record.ts';
import type { EndRecord, JobRecord, Pass } from './job.ts';
import type { PairResult } from './column-state.ts';

const cutOff = (message: string): ErrorRecord => ({ message, names: [], isFromMatcher: false, frames: [] });
export const ENDLESS = cutOff('the code under test goes on without end');

export function cutResult({ reason, column }: Cut, tier: Tier): PairResult {
  if (reason === 'timeout') return { tier, outcome: 'timeout', error: cutOff('the test did not end, and was cut off') };
  const error = cutOff('the process that ran the test died');
  return { tier, outcome: column === undefined ? 'load' : 'crash', error };
}

interface Cut {
  readonly reason: 'timeout' | 'crash';
  /** Whose attempt was running; `undefined` while the file loaded. */
  readonly column: number | undefined;
}

/** The records of one pass. */
export interface PassLog {
  readonly pass: Pass;
  load: Extract<JobRecord, { kind: 'file' }> | undefined;
  readonly ends: Map<number, EndRecord>;
  /** By column: what hooks around its attempts evaluate. */
  readonly around: Map<number, ReadonlySet<string>>;
  early: readonly string[];
  /** Places passed at once outside attempts, at most. */
  outside: number;
  /** Whether that was beyond the limit. */
  isEndless: boolean;
  cut: Cut | undefined;
}

export function passLogs(records: readonly JobRecord[], passes: ReadonlyMap<number, Pass>): readonly PassLog[] {
  const logs: PassLog[] = [];
  let open: number | undefined;
  for (const record of records) {
    if (record.kind === 'load') {
      const pass = passes.get(record.pass);
      if (pass) logs.push(emptyLog(pass));
    }
    const log = logs.at(-1);
    if (record.kind === 'cut' && log) log.cut = { reason: record.reason, column: open };
    else if (log) enter(log, record);
    open = record.kind === 'open' ? record.column : undefined;
  }
  return logs;
}

const emptyLog = (pass: Pass): PassLog => ({
  ...{ pass, load: undefined, ends: new Map(), around: new Map(), early: [] },
  ...{ outside: 0, isEndless: false, cut: undefined },
});

function enter(log: PassLog, record: JobRecord): void {
  switch (record.kind) {
    case 'end':
      log.ends.set(record.column, record);
      break;
    case 'series':
      log.around.set(record.column, new Set(record.around));
      break;
    case 'file':
      log.load = record;
      break;
    case 'pass':
      log.early = record.early;
      log.outside = record.outside;
      log.isEndless = record.isOverrun === true;
      break;
    case 'open':
    case 'load':
    case 'over':
    case 'cut':
      break;
  }
}
