import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { runChild, WaitingChild } from '../../src/host/child-process.ts';
import { forkAhead } from '../../src/host/fork-child.ts';

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

  it('that was started before anybody wanted it is the first that is asked for', async () => {
    const { module, cwd, signal } = start();
    vi.stubEnv('TMPDIR', '/tmp/ahead');
    forkAhead({ module, cwd });
    vi.unstubAllEnvs();
    const children = [new WaitingChild({ module, cwd, signal }), new WaitingChild({ module, cwd, signal })];
    const answers = await Promise.all(children.map((child) => child.ask({ request: 1 })));
    for (const child of children) child.end();
    expect(answers).toEqual([
      { request: 1, folder: '/tmp/ahead' },
      { ...echo, request: 1 },
    ]);
  });

  it('is another one where the one that was started ahead has ended', async () => {
    const missing = { module: '/nowhere/to-be-found.ts', cwd: process.cwd() };
    forkAhead(missing);
    await setTimeout(500);
    const child = new WaitingChild({ ...missing, signal: new AbortController().signal });
    await expect(child.ask({ request: 1 })).rejects.toMatchObject({ name: 'ChildFailure' });
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
