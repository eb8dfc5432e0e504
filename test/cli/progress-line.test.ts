import { describe, expect, it } from 'vitest';
import { progressLine } from '../../src/cli/progress-line.ts';
import type { RunEvent } from '../../src/model/run-event.ts';

/** What is written when the events arrive at the given milliseconds. */
function written(isTerminal: boolean, events: readonly (readonly [time: number, event: RunEvent])[]): string[] {
  const texts: string[] = [];
  let time = 0;
  const listener = progressLine({ write: (text) => texts.push(text), isTerminal, now: () => time });
  for (const [at, event] of events) {
    time = at;
    listener(event);
  }
  return texts;
}

const started = { kind: 'started', step: 'mutants', total: 1200 } as const;
const finished = { kind: 'finished', step: 'mutants' } as const;
const advanced = (done: number): RunEvent => ({ kind: 'advanced', step: 'mutants', done, total: 1200 });

describe('REPORT-4: progress on a terminal', () => {
  it('rewrites one line, with an estimate after two seconds, and clears it at the end', () => {
    const texts = written(true, [
      [0, started],
      [1_000, advanced(30)],
      [40_000, advanced(600)],
      [80_000, advanced(1200)],
      [80_100, finished],
    ]);
    expect(texts).toEqual([
      '\r\u001b[2KChanging the code: 1,200 changes …',
      '\r\u001b[2KChanging the code: 30 of 1,200 · 1.0 s',
      '\r\u001b[2KChanging the code: 600 of 1,200 · 40 s · about 40 s left',
      '\r\u001b[2KChanging the code: 1,200 of 1,200 · 1 min 20 s',
      '\r\u001b[2K',
    ]);
  });

  it('writes at most about ten times a second', () => {
    const events = Array.from({ length: 1_000 }, (_, index) => [index + 1, advanced(index)] as const);
    expect(written(true, [[0, started], ...events]).length).toBe(11);
  });
});

describe('REPORT-4: progress elsewhere', () => {
  it('writes a plain line at the start, at the end, and after ten seconds and a tenth of the work', () => {
    const texts = written(false, [
      [0, { kind: 'started', step: 'tests', total: undefined }],
      [4_000, { kind: 'finished', step: 'tests' }],
      [4_000, started],
      [9_000, advanced(400)],
      [14_000, advanced(401)],
      [30_000, advanced(402)],
      [74_000, advanced(403)],
      [80_000, finished],
    ]);
    expect(texts).toEqual([
      'Running the tests …\n',
      'Running the tests: done in 4.0 s\n',
      'Changing the code: 1,200 changes …\n',
      'Changing the code: 401 of 1,200 · 10 s · about 20 s left\n',
      'Changing the code: 403 of 1,200 · 1 min 10 s · about 2 min left\n',
      'Changing the code: done in 1 min 16 s\n',
    ]);
  });

  it.each([
    [100, 10_000, 'about 2 min left'],
    [10, 60_000, 'about 2 h left'],
    [1_100, 11_000, 'about 5 s left'],
  ])('says after %i of 1,200 in %i ms "%s"', (done, elapsed, estimate) => {
    const texts = written(true, [
      [0, started],
      [elapsed, advanced(done)],
    ]);
    expect(texts.at(-1)?.split(' · ').at(-1)).toBe(estimate);
  });
});

it.each([
  [true, '\r\u001b[2KReused 2 test files; nothing ran again\n'],
  [false, 'Reused 2 test files; nothing ran again\n'],
])('CACHE-2: what was reused stays to be read (on a terminal: %s)', (isTerminal, line) => {
  expect(written(isTerminal, [[0, { kind: 'reused', testFiles: 2, ranAgain: [] }]])).toEqual([line]);
});
