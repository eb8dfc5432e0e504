// Writes to a file outside the project.
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';

export function note(file: string, text: string): void {
  appendFileSync(file, `${text.trim()}\n`);
}

export function notes(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}

/** Under a mutant the file stays. */
export function forget(file: string, isKept: boolean): void {
  if (!isKept) rmSync(file, { force: true });
}
