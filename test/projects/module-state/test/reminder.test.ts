import { expect, it } from 'vitest';
import { remind } from '../src/reminder';

const letters: string[] = [];

it('writes a letter', () => {
  remind((text) => letters.push(text), 'Ada', 250);
  expect(letters).toContain('Ada: 2.5');
});

it('says it once', () => {
  const said: string[] = [];
  remind((text) => said.push(text), 'Ada', 250);
  expect(said).toEqual(['Ada: 2.5']);
});
