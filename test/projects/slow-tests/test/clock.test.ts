import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { timeOfDay } from '../src/clock.ts';

// Each run loads this file anew: whoever watches can tell how far the check is.
if (process.env.LOADED_LOG !== undefined) appendFileSync(process.env.LOADED_LOG, '.');

it('CLOCK-1: writes a time of day', async () => {
  await sleep(500);
  expect(timeOfDay(9 * 60 + 5)).toBe('09:05');
});
