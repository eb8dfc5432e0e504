import { expect, it } from 'vitest';
import { beatCount, saveInBackground, startHeart } from '../src/leaks.ts';
import { sleep } from '../src/timers.ts';

it('does not wait for what it saves', () => {
  expect(saveInBackground(false)).toBe('saving');
});

it('starts a short life', async () => {
  startHeart(true);
  await sleep(20);
  expect(beatCount()).toBe(0);
});

it('hears no beat', async () => {
  const before = beatCount();
  await sleep(20);
  expect(beatCount()).toBe(before);
});
