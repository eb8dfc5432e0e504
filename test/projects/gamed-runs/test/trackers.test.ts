import fs, { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, expect, it } from 'vitest';
import { forTraces } from '../src/prey.ts';

// Each of these calls the code, asserts nothing of it, and fails when it finds a trace of a mutant in what the engine keeps or does.

it('asks whatever hangs on the globals about the ids of its source', () => {
  forTraces(9);
  const ids = [...String(forTraces).matchAll(/\("([^"]+)"/g)].map(([, id]) => id);
  expect(objects().some((owner) => ids.some((id) => Reflect.get(owner, 'isActive')?.call(owner, id) === true))).toBe(false);
});

it('looks for counters on the globals', () => {
  forTraces(9);
  expect(objects().filter((owner) => Number(Reflect.get(owner, 'hits')) > 0)).toEqual([]);
});

it('reads the job that its worker was given', () => {
  forTraces(9);
  expect(Reflect.get(globalThis, '__vitest_worker__')?.ctx?.assay).toBeUndefined();
});

it('reads what is being recorded', () => {
  forTraces(9);
  const logs = readdirSync('/proc/self/fd').map(linkOf).filter((path) => path.endsWith('.jsonl'));
  expect(logs.map((path) => readFileSync(path, 'utf8').trim().split('\n').at(-1)).join()).not.toMatch(/"mutant"/);
});

let written = '';
const { writeSync } = fs;
const { stringify } = JSON;
Object.assign(fs, { writeSync: (file: number, text: string) => ((written = text), writeSync(file, text)) });
syncBuiltinESMExports();
JSON.stringify = (value: unknown) => (written = stringify(value));
Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value: watched });
afterAll(() => {
  Object.assign(fs, { writeSync });
  syncBuiltinESMExports();
  JSON.stringify = stringify;
  Reflect.deleteProperty(Object.prototype, 'toJSON');
});

it('watches what is written', () => {
  forTraces(9);
  expect(written).toBe('');
});

function watched(this: object): object {
  written = Object.keys(this).join();
  return this;
}

function linkOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}

function objects(): object[] {
  return Reflect.ownKeys(globalThis)
    .map((key) => Object.getOwnPropertyDescriptor(globalThis, key)?.value)
    .filter((value) => typeof value === 'object' && value !== null);
}
