/**
 * Writes a worker's records. An attempt's beginning is on disk before it runs, or that of many; its end at the latest when the next one
 * begins, or some of many have.
 */
import fs from 'node:fs';
import { recordText } from '../../vitest/record-text.ts';
import type { JobRecord } from './job.ts';

// Taken before a test can put others in their place.
const { openSync, writeSync } = fs;
const now = performance.now.bind(performance);

/** Milliseconds for which the ends of many attempts are kept. */
const PATIENCE = 50;

export class JobLog {
  readonly #file: number;
  #kept = '';
  /** When it was announced that many attempts begin; `undefined` when something else was written behind that. */
  #announced: number | undefined;

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
    this.#announced = undefined;
  }

  /** Writes that many attempts begin, unless that was the last thing to be written, and not long ago. */
  announce(record: JobRecord): void {
    const time = now();
    if (this.#announced !== undefined && time - this.#announced < PATIENCE) return;
    this.write(record);
    this.#announced = time;
  }
}
