/** Writes a worker's records. An attempt's beginning is on disk before it runs; its end at the latest when the next one begins. */
import fs from 'node:fs';
import { recordText } from '../../vitest/record-text.ts';
import type { JobRecord } from './job.ts';

// Taken before a test can put others in their place.
const { openSync, writeSync } = fs;

export class JobLog {
  readonly #file: number;
  #kept = '';

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  /** To be written with the next record that cannot wait. */
  keep(record: JobRecord): void {
    this.#kept += `${recordText(record)}\n`;
  }

  write(record: JobRecord): void {
    this.keep(record);
    writeSync(this.#file, this.#kept);
    this.#kept = '';
  }
}
