/** Reads a worker's records while it writes them. Of a log that has grown, only what is new is read: a job may be looked at a hundred times. */
import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readSync, truncateSync } from 'node:fs';
import { jobRecordSchema, type JobRecord } from './job.ts';

const NEWLINE = 0x0a;

export class LogReader {
  readonly #path: string;
  readonly #records: JobRecord[] = [];
  /** Bytes of the log that hold these records. */
  #length = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** All records that were written to the end so far; none when there is no log yet. */
  read(): readonly JobRecord[] {
    if (!existsSync(this.#path)) return this.#records;
    const bytes = this.#unread();
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    const lines = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
    this.#records.push(...lines.map((line) => jobRecordSchema.parse(JSON.parse(line))));
    this.#length += end;
    return this.#records;
  }

  /** Adds a record to the log of a worker that is dead, behind what that wrote to the end. */
  add(record: JobRecord): void {
    this.read();
    if (existsSync(this.#path)) truncateSync(this.#path, this.#length);
    appendFileSync(this.#path, `${JSON.stringify(record)}\n`);
  }

  #unread(): Buffer {
    const file = openSync(this.#path, 'r');
    try {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - this.#length));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, this.#length));
    } finally {
      closeSync(file);
    }
  }
}
