/** Reads a worker's records while it writes them. Of a log that has grown, only what is new is read: a job may be looked at a hundred times. */
import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readSync, truncateSync } from 'node:fs';
import { jobRecordSchema, type JobRecord } from './job.ts';

const NEWLINE = 0x0a;
/** Bytes that are read at a time, and the most that a record may take: a whole log may be longer than a text can be. */
const CHUNK = 64 * 2 ** 20;

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
    const file = openSync(this.#path, 'r');
    try {
      while (this.#readOn(file));
    } finally {
      closeSync(file);
    }
    return this.#records;
  }

  /** Adds a record to the log of a worker that is dead, behind what that wrote to the end. */
  add(record: JobRecord): void {
    this.read();
    if (existsSync(this.#path)) truncateSync(this.#path, this.#length);
    appendFileSync(this.#path, `${JSON.stringify(record)}\n`);
  }

  /** Whether there may be more. */
  #readOn(file: number): boolean {
    const bytes = Buffer.alloc(Math.min(CHUNK, Math.max(0, fstatSync(file).size - this.#length)));
    const count = readSync(file, bytes, 0, bytes.length, this.#length);
    const end = bytes.subarray(0, count).lastIndexOf(NEWLINE) + 1;
    // One by one: there may be more of them than a call takes arguments.
    for (const line of bytes.toString('utf8', 0, end).split('\n').slice(0, -1)) {
      this.#records.push(jobRecordSchema.parse(JSON.parse(line)));
    }
    this.#length += end;
    return count === CHUNK && end > 0;
  }
}
