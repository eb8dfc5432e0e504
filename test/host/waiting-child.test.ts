import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runChild, WaitingChild } from '../../src/host/child-process.ts';

const start = (signal = new AbortController().signal) => ({
  module: fileURLToPath(new URL('echo-child.ts', import.meta.url)),
  cwd: process.cwd(),
  signal,
});

const echo = { folder: process.env['TMPDIR'] };

describe('CHECK-4: a child process', () => {
  it('that was started ahead of its request answers it', async () => {
    const child = new WaitingChild(start());
    const progress: [number, number][] = [];
    const answer = await child.ask({ request: { a: [1] }, onProgress: (...step) => progress.push(step) });
    child.end();
    expect([answer, progress]).toEqual([{ request: { a: [1] }, folder: process.env['TMPDIR'] }, [[1, 2]]]);
  });

  it('answers one request after the other, also behind one that failed', async () => {
    const child = new WaitingChild(start());
    const progress: [number, number][] = [];
    const onProgress = (...step: [number, number]) => progress.push(step);
    const first = await child.ask({ request: 1, onProgress });
    await expect(child.ask({ request: 'fail' })).rejects.toMatchObject({ message: 'It fails.' });
    const second = await child.ask({ request: 2 });
    child.end();
    expect([first, second, progress]).toEqual([{ ...echo, request: 1 }, { ...echo, request: 2 }, [[1, 2]]]);
  });

  it('takes the folder that it is given for that of temporary files', async () => {
    expect(await runChild({ ...start(), temporaryFiles: '/tmp/its', request: 1 })).toEqual({
      request: 1,
      folder: '/tmp/its',
    });
  });

  it.each([
    ['die', 'ended early (exit code 3)'],
    ['fail', 'It fails.'],
  ])('says so when it is to %s', async (request, message) => {
    const answer = runChild({ ...start(), temporaryFiles: '/tmp', request });
    await expect(answer).rejects.toMatchObject({ name: 'ChildFailure', message });
  });

  it('that ended before it was asked fails then', async () => {
    const child = new WaitingChild(start());
    child.end();
    await expect(child.ask({ request: 1 })).rejects.toMatchObject({ name: 'ChildFailure' });
  });

  it('is interrupted with its parent, asked or not', async () => {
    const stop = new AbortController();
    const child = new WaitingChild(start(stop.signal));
    stop.abort();
    await expect(child.ask({ request: 1 })).rejects.toMatchObject({ name: 'Interrupted' });
    const order = { ...start(stop.signal), temporaryFiles: '/tmp', request: 1 };
    await expect(runChild(order)).rejects.toMatchObject({ name: 'Interrupted' });
  });
});
