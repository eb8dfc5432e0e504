import { describe, expect, it } from 'vitest';
import { ModuleState } from '../../../src/mutation/in-process/module-state.ts';

/** A module with one variable, and how often it was asked for it. */
function aModule(state: ModuleState) {
  const held = { value: 0, asked: 0 };
  state.keep('module', [
    [
      () => {
        held.asked += 1;
        return held.value;
      },
      (value) => {
        held.value = Number(value);
      },
    ],
  ]);
  return held;
}

/** An attempt that changes it. */
function change(state: ModuleState, held: { value: number }): void {
  state.use();
  held.value += 1;
}

describe('ENGINE-8: what modules hold between two attempts', () => {
  it('is put back to what there was when the first attempt began', () => {
    const state = new ModuleState();
    const held = aModule(state);
    held.value = 5;
    state.mark();
    change(state, held);
    state.restore();
    expect(held.value).toBe(5);
  });

  it('is looked at once for all tests of a suite, since it is put back behind each', () => {
    const state = new ModuleState();
    const held = aModule(state);
    state.mark();
    const { asked } = held;
    state.mark();
    state.mark();
    expect(held.asked).toBe(asked);
  });

  it('is what hooks made of it, once these have run', () => {
    const state = new ModuleState();
    const held = aModule(state);
    state.mark();
    state.unsettle();
    held.value = 7;
    state.mark();
    change(state, held);
    state.restore();
    expect(held.value).toBe(7);
  });

  it('is what something left there that is not put back, where nobody put it back', () => {
    const state = new ModuleState();
    const held = aModule(state);
    state.mark();
    change(state, held);
    state.mark();
    change(state, held);
    state.restore();
    expect(held.value).toBe(1);
  });

  it('is forgotten with the modules', () => {
    const state = new ModuleState();
    const held = aModule(state);
    state.mark();
    state.forget();
    change(state, held);
    state.restore();
    expect(held.value).toBe(1);
  });
});
