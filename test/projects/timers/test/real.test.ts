import { expect, it } from 'vitest';
import { attempts, debounced, signal, sleep } from '../src/timers.ts';

it('gives up', async () => {
  expect(await attempts(() => false, 3)).toBe(3);
});

it('succeeds at the second try', async () => {
  let tries = 0;
  expect(await attempts(() => (tries += 1) > 1, 3)).toBe(1);
});

it('calls when nobody asks any more', async () => {
  let calls = 0;
  const ask = debounced(() => {
    calls += 1;
  }, 10);
  ask();
  ask();
  await sleep(40);
  expect(calls).toBe(1);
});

it('hears of its signal before long', { timeout: 5000 }, async () => {
  let heard = '';
  void signal(true, 5).then((said) => {
    heard = said;
  });
  await expect.poll(() => heard).toBe('due');
});
