import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProcessState } from '../../../src/mutation/in-process/process-state.ts';

describe('ENGINE-8: what belongs to the process', () => {
  const state = new ProcessState();

  beforeEach(() => {
    state.mark();
  });

  afterEach(() => {
    state.restore();
  });

  it('is put back where it was replaced', () => {
    const known = (): unknown[] => [
      Reflect.get(process, 'cwd'),
      process.argv,
      globalThis.fetch,
      Reflect.get(console, 'log'),
      Math.random,
      Date.now,
    ];
    const before = known();
    process.cwd = () => '/elsewhere';
    process.argv = [];
    globalThis.fetch = () => Promise.reject(new Error('no net'));
    Reflect.set(console, 'log', () => undefined);
    Math.random = () => 0.5;
    Date.now = () => 0;
    expect(known().filter((value, index) => value === before[index])).toEqual([]);
    state.restore();
    expect(known().filter((value, index) => value !== before[index])).toEqual([]);
  });

  it('is put back where it was deleted or made a getter', () => {
    const { structuredClone: clone } = globalThis;
    const { platform } = process;
    Reflect.deleteProperty(globalThis, 'structuredClone');
    Object.defineProperty(process, 'platform', { get: () => 'amiga' });
    state.restore();
    expect([globalThis.structuredClone === clone, process.platform]).toEqual([true, platform]);
  });

  it('loses what hides something inherited', () => {
    performance.now = () => 0;
    process.stdout.write = () => true;
    state.restore();
    expect([Object.hasOwn(performance, 'now'), Object.hasOwn(process.stdout, 'write')]).toEqual([false, false]);
  });

  it('has the environment that it had', () => {
    const path = process.env['PATH'];
    process.env['PATH'] = 'nowhere';
    process.env['ASSAY_OF_A_TEST'] = '1';
    state.restore();
    expect([process.env['PATH'], process.env['ASSAY_OF_A_TEST']]).toEqual([path, undefined]);
    process.env = { ASSAY_OF_A_TEST: '1' };
    state.restore();
    expect([process.env['PATH'], process.env['ASSAY_OF_A_TEST']]).toEqual([path, undefined]);
  });

  it('keeps what was added to the global object, and whoever listens to the process', () => {
    const listener = (): void => undefined;
    process.on('SIGUSR2', listener);
    Reflect.set(globalThis, 'ofADependency', 1);
    state.restore();
    expect([process.listeners('SIGUSR2').includes(listener), Reflect.get(globalThis, 'ofADependency')]).toEqual([
      true,
      1,
    ]);
    process.off('SIGUSR2', listener);
    Reflect.deleteProperty(globalThis, 'ofADependency');
  });

  it('is left to fake timers where they replaced it, and they go on as they are', () => {
    vi.useFakeTimers();
    const faked = globalThis.setTimeout;
    process.env['ASSAY_OF_A_TEST'] = '1';
    state.restore();
    expect([globalThis.setTimeout === faked, vi.isFakeTimers(), process.env['ASSAY_OF_A_TEST']]).toEqual([
      ...[true, true],
      undefined,
    ]);
    vi.useFakeTimers();
    vi.useRealTimers();
    expect([typeof globalThis.setTimeout, globalThis.setTimeout === faked]).toEqual(['function', false]);
  });

  it('stays as it is without a mark', () => {
    const now = (): number => 0;
    Date.now = now;
    new ProcessState().restore();
    expect(Date.now).toBe(now);
  });
});

describe('ENGINE-8: what was added to what belongs to JavaScript', () => {
  const added = (): unknown[] => [Reflect.get(Array.prototype, 'sumUp'), Reflect.get(globalThis, 'sumUp')];
  const ofCode = (): string => 'k15';
  const ofOthers = (): string => 'a dependency';
  const isOfCode = (value: unknown): boolean => value === ofCode;

  afterEach(() => {
    Reflect.deleteProperty(Array.prototype, 'sumUp');
    Reflect.deleteProperty(globalThis, 'sumUp');
  });

  const add = (value: unknown): void => {
    for (const target of [Array.prototype, globalThis])
      Object.defineProperty(target, 'sumUp', { value, configurable: true });
  };

  it('is taken away where it was added behind the mark, but by others from the global object', () => {
    const state = new ProcessState([Array.prototype], isOfCode);
    state.mark();
    add(ofOthers);
    state.restore();
    expect(added()).toEqual([undefined, ofOthers]);
  });

  it('is taken away where the code under test added it, before the mark as well', () => {
    const state = new ProcessState([Array.prototype], isOfCode);
    add(ofCode);
    state.mark();
    state.restore();
    expect(added()).toEqual([undefined, undefined]);
  });

  it('stays where others added it before the mark', () => {
    const state = new ProcessState([Array.prototype], isOfCode);
    add(ofOthers);
    state.mark();
    state.restore();
    expect(added()).toEqual([ofOthers, ofOthers]);
  });
});
