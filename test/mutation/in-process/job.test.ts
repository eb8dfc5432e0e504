import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobRecord } from '../../../src/mutation/in-process/job.ts';
import { JobLog } from '../../../src/mutation/in-process/job-log.ts';
import { LogReader } from '../../../src/mutation/in-process/log-reader.ts';
import { cutBy, ended, loaded, loading, opened, openedMany } from './job-builders.ts';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-job-'));
  log = join(folder, '1.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const linesOf = (records: readonly JobRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('ENGINE-2: the log of a worker', () => {
  it('has no records before the worker begins', () => {
    expect(new LogReader(log).read()).toEqual([]);
  });

  it('is read up to the last record that was written to the end', () => {
    const records = [loading(0), loaded(0, ['ü']), opened(0, 'a\nb')];
    const bytes = Buffer.from(linesOf(records));
    fc.assert(
      fc.property(fc.nat(bytes.length), (length) => {
        writeFileSync(log, bytes.subarray(0, length));
        const isWhole = (count: number) => Buffer.byteLength(linesOf(records.slice(0, count))) <= length;
        const complete = [3, 2, 1].find(isWhole) ?? 0;
        expect(new LogReader(log).read()).toEqual(records.slice(0, complete));
        new LogReader(log).add(cutBy('crash'));
        expect(new LogReader(log).read()).toEqual([...records.slice(0, complete), cutBy('crash')]);
      }),
    );
  });

  it('is read further by who has read its beginning', () => {
    const records = [loading(0), loaded(0, ['ü']), opened(0, 'a\nb')];
    const bytes = Buffer.from(linesOf(records));
    fc.assert(
      fc.property(fc.nat(bytes.length), (length) => {
        const reader = new LogReader(log);
        writeFileSync(log, bytes.subarray(0, length));
        reader.read();
        writeFileSync(log, bytes);
        expect(reader.read()).toEqual(records);
        reader.add(cutBy('timeout'));
        expect(reader.read()).toEqual([...records, cutBy('timeout')]);
      }),
    );
  });

  it('may hold more records than a call takes arguments', () => {
    writeFileSync(log, linesOf([opened(0)]).repeat(200_000));
    expect(new LogReader(log).read()).toHaveLength(200_000);
  });

  it('refuses what no worker writes', () => {
    writeFileSync(log, '{"kind":"won","column":1}\n');
    expect(() => new LogReader(log).read()).toThrow(/invalid/i);
  });

  it('holds an attempt before it runs, and its end when the next one begins', () => {
    const writer = new JobLog(log);
    writer.write(opened(0));
    writer.keep(ended(0));
    expect(new LogReader(log).read()).toEqual([opened(0)]);
    writer.write(opened(0, 'a'));
    expect(readFileSync(log, 'utf8')).toBe(linesOf([opened(0), ended(0), opened(0, 'a')]));
  });

  it('holds that many attempts begin before the first of them runs, and what is kept when something else is written', () => {
    const writer = new JobLog(log);
    writer.announce(openedMany(0));
    expect(new LogReader(log).read()).toEqual([openedMany(0)]);
    const ends = ['a', 'b', 'c'].map((mutant) => ended(0, { mutant }));
    for (const end of ends) {
      writer.keep(end);
      writer.announce(openedMany(0));
    }
    writer.write(opened(0));
    expect(new LogReader(log).read().filter((record) => !('isMany' in record))).toEqual([...ends, opened(0)]);
    writer.announce(openedMany(0));
    expect(new LogReader(log).read().at(-1)).toEqual(openedMany(0));
  });
});
