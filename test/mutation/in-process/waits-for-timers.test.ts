import { describe, expect, it } from 'vitest';
import { filePath } from '../../../src/model/ids.ts';
import { waitsForTimersOnly } from '../../../src/mutation/in-process/waits-for-timers.ts';

const waits = (text: string, isDependency = false): boolean =>
  waitsForTimersOnly({ path: filePath('a.ts'), text }, isDependency);

describe('ENGINE-14: whether a module waits for timers only', () => {
  it.each([
    'await new Promise((resolve) => setTimeout(resolve, 100));',
    `import { setTimeout as sleep } from 'node:timers/promises'; await sleep(1_000);`,
    'const start = performance.now(); const date = new Date(); process.hrtime.bigint();',
    'const late = setTimeout; const Clock = Date;',
    '// fetch() would be something else\nconst text = "fetch"; queue.take(fetched);',
    'vi.useFakeTimers(); vi.setSystemTime(0);',
    'crypto.randomUUID();',
  ])('it does: %j', (text) => {
    expect(waits(text)).toBe(true);
  });

  it.each([
    'await fetch(url);',
    'await globalThis.fetch(url);',
    'await crypto.subtle.digest("SHA-256", bytes);',
    'const { subtle } = crypto;',
    'new Worker(url);',
    'await Atomics.waitAsync(view, 0, 0).value;',
    'performance.mark("a");',
    'process.uptime();',
    'pbkdf2("a", "b", 1, 1, "sha1", call);',
    'vi.setSystemTime(0);',
    'const = ;',
  ])('it does not: %j', (text) => {
    expect(waits(text)).toBe(false);
  });

  it('lets no dependency keep a clock for itself', () => {
    expect(waits('exports.late = (call) => setTimeout(call, Date.now() - new Date() + performance.now());', true)).toBe(
      true,
    );
    expect(waits('class Timers { static setTimeout(call) { return setTimeout(call); } }', true)).toBe(true);
    expect(waits('const later = setTimeout;', true)).toBe(false);
    expect(waits('const { now } = Date;', true)).toBe(false);
    expect(waits('const { setTimeout } = globalThis;', true)).toBe(false);
    expect(waits('const now = Date.now;', true)).toBe(false);
  });
});
