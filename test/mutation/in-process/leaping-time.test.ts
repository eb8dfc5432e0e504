import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const MODULE = fileURLToPath(new URL('../../../src/mutation/in-process/leaping-time.ts', import.meta.url));

/** What a process prints in which time leaps. */
async function printed(script: string): Promise<unknown> {
  const begin = `import { enterLeapingTime } from ${JSON.stringify(MODULE)}; enterLeapingTime().letTestsIn();`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', `${begin}\n${script}`],
    { timeout: 20_000 },
  );
  return JSON.parse(stdout);
}

describe('ENGINE-14: a process in which time leaps', () => {
  it('shows the same time on every clock, by whatever it was waited for', async () => {
    const script = `
      import { setTimeout as sleep } from 'node:timers/promises';
      import { setTimeout as later } from 'node:timers';
      import { promisify } from 'node:util';
      const clocks = [() => Date.now(), () => new Date().getTime(), () => performance.now(),
        () => Number(process.hrtime.bigint()) / 1e6, () => process.hrtime()[0] * 1e3];
      const ways = [(ms) => new Promise((resolve) => setTimeout(resolve, ms)), (ms) => new Promise((resolve) => later(resolve, ms)),
        (ms) => sleep(ms, 'slept'), (ms) => promisify(setTimeout)(ms),
        (ms) => new Promise((resolve) => AbortSignal.timeout(ms).addEventListener('abort', resolve))];
      const seen = [];
      for (const way of ways) {
        const before = clocks.map((clock) => clock());
        await way(600_000);
        seen.push(clocks.map((clock, index) => Math.round((clock() - before[index]) / 60_000)));
      }
      console.log(JSON.stringify(seen));`;
    expect(await printed(script)).toEqual(Array.from({ length: 5 }, () => [10, 10, 10, 10, 10]));
  });

  it('has dates and timers like any other', async () => {
    const script = `
      const date = new Date(2026, 0, 31);
      let code;
      try { setTimeout('no function'); } catch (error) { code = error.code; }
      const timer = setTimeout(() => {}, 1);
      const aborted = AbortSignal.timeout(1000);
      await new Promise((resolve) => { aborted.onabort = resolve; });
      console.log(JSON.stringify([date instanceof Date, date.constructor === Date, new Date(5).getTime(), typeof Date(),
        timer.hasRef(), code, aborted.reason.name, class extends Date {}.name]));`;
    expect(await printed(script)).toEqual([
      ...[true, true, 5, 'string', true, 'ERR_INVALID_ARG_TYPE', 'TimeoutError', ''],
    ]);
  });

  it('stands still while a file is read', async () => {
    const script = `
      import { readFile } from 'node:fs/promises';
      const order = [];
      setTimeout(() => order.push('timer'), 60_000);
      for (let times = 0; times < 20; times += 1) await readFile(${JSON.stringify(MODULE)});
      order.push('read');
      await new Promise((resolve) => setTimeout(resolve, 120_000));
      console.log(JSON.stringify(order));`;
    expect(await printed(script)).toEqual(['read', 'timer']);
  });
});
