import { expect, it } from 'vitest';
import { notes } from '../src/notes.ts';

it('writes one note', () => {
  notes.empty(0);
  expect(notes.write('a')).toBe('a');
});
