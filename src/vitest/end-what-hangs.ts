/** Ends processes in which nothing goes on: what loops for ever keeps Vitest waiting for ever. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { parseRecords, type VitestRecord } from './vitest-record.ts';

/** Milliseconds. */
export interface Patience {
  /** That the longest attempt may take, where that is known: Vitest keeps to it by itself where the code lets it. */
  readonly attempt?: number;
  /** That a process may go without a turn of its event loop. */
  readonly silence: number;
  /** That a test file may take to load. */
  readonly load: number;
}

/** Far more than any code takes that ends. */
export const PATIENCE: Patience = { silence: 60_000, load: 120_000 };

/** What was going on in a process that was ended. */
export interface Hang {
  readonly record: VitestRecord;
  /** As a clause. */
  readonly what: string;
}

export interface HangWatch {
  /** Of the processes that were ended so far. */
  readonly hangs: readonly Hang[];
  /** Fails when something hangs that can only end with this process, a thread of it, and when the records are gone. */
  readonly stuck: Promise<never>;
  readonly stop: () => void;
}

/** Something hangs in a thread of this process, which cannot be left in order. */
export class StuckThread extends Error {
  override readonly name = 'StuckThread';
}

/** Milliseconds between two looks, and beyond the limit of an attempt. */
const LOOK = 100;
const GRACE = 1_000;

/** Looks at the records in `folder`, which each process goes on writing, or touching, while it is alive. */
export function endWhatHangs(folder: string, patience: Patience): HangWatch {
  const { promise: stuck, reject } = Promise.withResolvers<never>();
  // It may come while nobody waits.
  stuck.catch(() => undefined);
  const hangs: Hang[] = [];
  const seen = new Map<string, Look>();
  const over = new Set<string>();
  const look = (name: string, pid: number): void => {
    const { size, mtimeMs: touched } = statSync(join(folder, name));
    const last = seen.get(name);
    if (last?.size !== size) seen.set(name, { size, since: performance.now() });
    const hang = last?.size === size ? hangIn(join(folder, name), { ...last, touched }, patience) : undefined;
    if (hang === undefined || !isAlive(pid)) return;
    over.add(name);
    hangs.push(hang);
    if (pid === process.pid) reject(new StuckThread(sentenceOf(hang)));
    else process.kill(pid, 'SIGKILL');
  };
  const timer = setInterval(() => {
    if (!existsSync(folder)) {
      clearInterval(timer);
      reject(new Error(`${folder} is gone, and all records with it.`));
      return;
    }
    for (const name of readdirSync(folder).filter((one) => !over.has(one))) {
      const [, pid] = /^(\d+)-\d+\.jsonl$/.exec(name) ?? [];
      if (pid !== undefined) look(name, Number(pid));
    }
  }, LOOK);
  return { hangs, stuck, stop: () => clearInterval(timer) };
}

interface Look {
  readonly size: number;
  /** When it was first seen as it is. */
  readonly since: number;
}

function hangIn(file: string, look: Look & { readonly touched: number }, patience: Patience): Hang | undefined {
  const unchanged = performance.now() - look.since;
  const untouched = Math.min(unchanged, Date.now() - look.touched);
  const { attempt = Infinity, silence, load } = patience;
  if (unchanged <= Math.min(attempt + GRACE, load, silence)) return undefined;
  const record = parseRecords(readFileSync(file, 'utf8')).at(-1);
  if (record === undefined || isOver(record)) return undefined;
  if (untouched > silence) return { record, what: `nothing else could go on there for ${seconds(silence)}` };
  if (isOpen(record) && unchanged > attempt + GRACE) {
    return { record, what: `it had taken more than ${seconds(attempt)}` };
  }
  return isLoading(record) && unchanged > load
    ? { record, what: `it was still loading after ${seconds(load)}` }
    : undefined;
}

const isLoading = (record: VitestRecord): boolean => record.kind === 'loading';

const isOver = (record: VitestRecord): boolean => record.kind === 'file';
const isOpen = (record: VitestRecord): boolean => record.kind === 'attempt' && record.state === 'open';

/** What to say of a file that hung. */
export function sentenceOf({ record, what }: Hang): string {
  const file = fileOf(record);
  return record.kind === 'loading'
    ? `${file} does not load to the end: ${what}. Look for a loop that never ends, or an \`await\` that nothing ever ends, in it, in what it imports or in a setup file.`
    : `A test of ${file} does not end: ${what}. Look for a loop that never ends.`;
}

const fileOf = (record: VitestRecord): string =>
  record.kind === 'attempt' ? z.array(z.unknown()).parse(JSON.parse(record.key)).slice(1, 2).join('') : record.file;

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
