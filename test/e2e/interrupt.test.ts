import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commitAll, copyProject, gitStatus, temporaryFolder } from '../support/copy-project.ts';
import { processesWith, waitUntil } from '../support/processes.ts';
import { startCli } from '../support/run-cli.ts';

/** The suite is loaded twice unmutated and once for coverage; what comes then are mutants. */
const LOADS_BEFORE_MUTANTS = 3;

describe('a check that is ended', { timeout: 60_000 }, () => {
  let root: string;
  beforeAll(async () => {
    root = await copyProject('slow-tests');
    await commitAll(root);
  });

  /** Starts a check, sends the signal to its group once the suite was loaded so often, and says what is left of it. */
  async function checkEndedBy(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL', loads = LOADS_BEFORE_MUTANTS) {
    const folder = await temporaryFolder();
    const [temporary, loaded] = [join(folder, 'tmp'), join(folder, 'loaded')];
    await mkdir(temporary);
    const { child, ended } = startCli(['check'], {
      cwd: root,
      env: { TMPDIR: temporary, LOADED_LOG: loaded },
    });
    await waitUntil(() => existsSync(loaded) && readFileSync(loaded).length > loads, 30_000);
    const before = processesWith(temporary).length;
    if (child.pid !== undefined) process.kill(-child.pid, signal);
    const { exitCode, stdout, stderr } = await ended;
    return { exitCode, stdout, stderr, before, temporary };
  }

  it.each([
    ['SIGINT', 'among the mutants', LOADS_BEFORE_MUTANTS],
    ['SIGTERM', 'among the mutants', LOADS_BEFORE_MUTANTS],
    ['SIGINT', 'while the suite runs unmutated', 0],
  ] as const)('CHECK-4: %s %s ends all processes, leaves no file, and gives 130', async (signal, _, loads) => {
    const { exitCode, stdout, stderr, before, temporary } = await checkEndedBy(signal, loads);
    expect({
      exitCode,
      stdout,
      lastLine: stderr.trimEnd().split('\n').at(-1),
      hadChildren: before > 1,
      processes: processesWith(temporary),
      temporary: await readdir(temporary),
      status: await gitStatus(root),
    }).toEqual({
      exitCode: 130,
      stdout: '',
      lastLine: 'Interrupted; nothing was judged.',
      hadChildren: true,
      processes: [],
      temporary: [],
      status: '',
    });
  });

  it('CHECK-4: no child outlives a check that was killed', async () => {
    const { before, temporary } = await checkEndedBy('SIGKILL');
    await waitUntil(() => processesWith(temporary).length === 0, 5_000);
    expect({ hadChildren: before > 1, status: await gitStatus(root) }).toEqual({ hadChildren: true, status: '' });
  });
});
