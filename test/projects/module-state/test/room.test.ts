import { expect, it } from 'vitest';
import { enter, guestCount, leave } from '../src/room.ts';

it('a guest who leaves is gone', () => {
  enter();
  leave();
  expect(guestCount()).toBe(0);
});

it('there are two places', () => {
  expect([enter(), enter(), enter()]).toEqual([true, true, false]);
  leave();
  leave();
});
