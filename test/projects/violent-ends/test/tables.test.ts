import { expect, it } from 'vitest';
import { WEIGHTS } from '../src/tables.ts';

it('loads a table', () => {
  expect(WEIGHTS.get('c')).toBe(3);
});
