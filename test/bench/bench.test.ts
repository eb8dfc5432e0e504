/** The benchmark as a person starts it, on small projects. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { commitAll, copyProject, gitStatus, temporaryFolder } from '../support/copy-project.ts';
import { processesWith, waitUntil } from '../support/processes.ts';

const BENCH = fileURLToPath(new URL('./bench.ts', import.meta.url));

interface Bench {
  readonly child: ChildProcess;
  /** Its system's folder of temporary files. */
  readonly temporary: string;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }>;
}

async function startBench(args: readonly string[]): Promise<Bench> {
  const temporary = join(await temporaryFolder(), 'tmp');
  await mkdir(temporary);
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [BENCH, ...args], { env: { PATH, HOME, TMPDIR: temporary } });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
  const ended = new Promise<Awaited<Bench['ended']>>((resolve) => {
    child.once('close', (exitCode) => resolve({ exitCode, ...printed }));
  });
  return { child, temporary, ended };
}

const count = z.int().min(1);
const amount = z.number().positive();
const onLinux = process.platform === 'linux' ? amount : z.undefined();
const factsSchema = z.object({
  machine: z.object({ cores: count, vitest: z.string(), node: z.literal(process.versions.node) }),
  sides: z.tuple([
    z.object({ side: z.literal('stryker-run'), wallMs: amount, cpuMs: onLinux, mutants: count, executions: count }),
    z.object({
      ...{ side: z.literal('in-process'), wallMs: amount, cpuMs: onLinux, peakBytes: onLinux, executions: count },
      agreement: z.object({ equal: z.int(), different: z.array(z.unknown()), dropped: z.int(), added: z.int() }),
    }),
  ]),
});

describe('the benchmark', { timeout: 120_000 }, () => {
  it('BENCH-1: measures two sides that agree on every mutant, and leaves the project as it was', async () => {
    const root = await copyProject('three-behaviours');
    await commitAll(root);
    const json = join(await temporaryFolder(), 'bench.json');
    const { ended, temporary } = await startBench([root, '--only', 'stryker-run,in-process', '--json', json]);
    const { exitCode, stdout, stderr } = await ended;
    expect({ exitCode, stderr: stderr.replaceAll(/[\d.]+ s/g, '… s') }).toEqual({
      exitCode: 0,
      stderr: 'stryker-run …\nstryker-run: … s\nin-process …\nin-process: … s\n',
    });
    expect(stdout).toMatch(/^# three-behaviours\n\n.*StrykerJS .*\n\n\| command +\| wall time/);
    const { sides } = factsSchema.parse(JSON.parse(await readFile(json, 'utf8')));
    const [{ mutants }, { agreement }] = sides;
    expect(agreement).toMatchObject({ equal: mutants - agreement.dropped, different: [] });
    expect({ temporary: await readdir(temporary), status: await gitStatus(root) }).toEqual({
      temporary: [],
      status: '',
    });
  });

  it('BENCH-1: leaves nothing behind when it is interrupted', async () => {
    const root = await copyProject('slow-tests');
    await commitAll(root);
    const { child, ended, temporary } = await startBench([root, '--only', 'in-process,vitest']);
    // Itself, the check, and what that has started.
    await waitUntil(() => processesWith(temporary).length > 2, 30_000);
    child.kill('SIGINT');
    const { exitCode, stdout, stderr } = await ended;
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 130, stdout: '', stderr: 'in-process …\nInterrupted.\n' });
    await waitUntil(() => processesWith(temporary).length === 0, 5_000);
    expect({ temporary: await readdir(temporary), status: await gitStatus(root) }).toEqual({
      temporary: [],
      status: '',
    });
  });

  it('BENCH-1: measures the other sides when one cannot be, and says so', async () => {
    const root = await copyProject('one-behaviour', { files: { 'test/red.test.ts': RED_TEST } });
    const { exitCode, stdout } = await (await startBench([root, '--only', 'vitest,in-process'])).ended;
    expect({ exitCode, failed: /^`vitest run`.* could not be measured\.$/m.test(stdout) }).toEqual({
      exitCode: 3,
      failed: true,
    });
    expect(stdout).toMatch(/^\| `assay check --engine in-process` +\| +\d/m);
  });

  it.each([
    [['--only', 'fastest'], /The sides are vitest, stryker-run, stryker, in-process, cached, no-limits\./],
    [['--scale', '1,0'], /Each is a whole number from 1\./],
    [['--mutate', 'none/**'], /^No file of .* matches none\/\*\*\./],
  ])('BENCH-1: refuses %j before anything runs', async (args, message) => {
    const { exitCode, stderr } = await (await startBench(args)).ended;
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(message);
  });
});

const RED_TEST = "import { expect, it } from 'vitest';\nit('is red', () => expect(1).toBe(2));\n";
