import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forget, note, notes } from '../src/journal.ts';

const FILE = join(tmpdir(), 'assay-kinds-of-tests-journal.txt');

it('begins with nothing', () => {
  forget(FILE, false);
  note(FILE, ' first ');
  expect(notes(FILE)).toEqual(['first']);
});

it('ends with nothing', () => {
  note(FILE, 'second');
  forget(FILE, false);
  expect(notes(FILE)).toEqual([]);
});
