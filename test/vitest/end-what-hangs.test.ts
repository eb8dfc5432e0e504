import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endWhatHangs, sentenceOf, type HangWatch, type Patience } from '../../src/vitest/end-what-hangs.ts';
import type { VitestRecord } from '../../src/vitest/vitest-record.ts';
import { temporaryFolder } from '../support/copy-project.ts';

const started: { readonly child: ChildProcess; readonly watch: HangWatch }[] = [];
afterEach(() => {
  for (const { child, watch } of started.splice(0)) {
    watch.stop();
    child.kill('SIGKILL');
  }
});

const place = { label: 'unmutated-1', project: '', file: 'test/a.test.ts' };
const LOADING: VitestRecord = { kind: 'loading', ...place };
const LOADED: VitestRecord = { kind: 'file', ...place, early: [] };
const OPEN: VitestRecord = {
  ...{ kind: 'attempt', label: 'unmutated-1', key: JSON.stringify(['', 'test/a.test.ts', 0, 'one']), state: 'open' },
  ...{ errors: [], assertions: 0, duration: 0, reached: [] },
};
const NEVER = 1e9;

/** A process that has written down `records` and goes on doing nothing. */
async function watched(records: readonly VitestRecord[], patience: Patience) {
  const folder = await temporaryFolder();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  writeFileSync(join(folder, `${String(child.pid)}-0.jsonl`), text);
  const watch = endWhatHangs(folder, patience);
  started.push({ child, watch });
  return { child, watch };
}

describe('HOST-7: a process in which nothing goes on', () => {
  it.each([
    {
      title: 'whose test file goes on loading, though others have their turn',
      ...{ last: LOADING, patience: { silence: NEVER, load: 200 } },
      says: /^test\/a\.test\.ts does not load to the end: it was still loading after 0\.2 s\. Look for/,
    },
    {
      title: 'in which nothing else has its turn',
      ...{ last: LOADING, patience: { silence: 200, load: NEVER } },
      says: /^test\/a\.test\.ts does not load to the end: nothing else could go on there for 0\.2 s\. Look for/,
    },
    {
      title: 'whose test takes longer than it may',
      ...{ last: OPEN, patience: { attempt: 200, silence: NEVER, load: NEVER } },
      says: /^A test of test\/a\.test\.ts does not end: it had taken more than 0\.2 s\. Look for/,
    },
  ])('$title, is ended', async ({ last, patience, says }) => {
    const { child, watch } = await watched([LOADED, last], patience);
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    expect(watch.hangs.map(({ record }) => record)).toEqual([last]);
    expect(watch.hangs.map(sentenceOf)).toEqual([expect.stringMatching(says)]);
  });

  it('is left alone where it has nothing to do, or a test takes its time and no limit is known', async () => {
    const idle = await watched([LOADING, LOADED], { silence: 0, load: 0 });
    const slow = await watched([LOADING, LOADED, OPEN], { silence: NEVER, load: 0 });
    const { child } = await watched([LOADING], { silence: 0, load: 0 });
    await once(child, 'exit');
    expect([idle.child.exitCode, slow.child.exitCode, idle.watch.hangs, slow.watch.hangs]).toEqual([
      null,
      null,
      [],
      [],
    ]);
  });

  it('is told of when its records are deleted under it', async () => {
    const folder = await temporaryFolder();
    const watch = endWhatHangs(folder, { silence: NEVER, load: NEVER });
    rmSync(folder, { recursive: true });
    await expect(watch.stuck).rejects.toThrow(`${folder} is gone, and all records with it.`);
  });
});
