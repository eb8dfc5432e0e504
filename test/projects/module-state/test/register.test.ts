import { expect, it } from 'vitest';
import { Register } from '../src/register.ts';

it('enters a name once', () => {
  expect([Register.only().enter('Ada'), Register.only().enter('Ada')]).toEqual([true, false]);
});

it('enters another name', () => {
  expect(Register.only().enter('Grace')).toBe(true);
});
