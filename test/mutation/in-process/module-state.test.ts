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

describe('ENGINE-19: what modules of the tests tell', () => {
  it('is put back with all else, unless it is a table', () => {
    const state = new ModuleState();
    const held = { list: [1] };
    const table = Array.from({ length: 2_000 }, (_, index) => index);
    state.keep('a', [[() => held]], true);
    state.keep('b', [[() => table]], true);
    state.mark();
    state.use();
    held.list.push(2);
    table.length = 0;
    state.restore();
    expect([held.list, table.length]).toEqual([[1], 0]);
  });
});

describe('ENGINE-16: what modules tell that hide nothing', () => {
  /** A module that was loaded, and a test that runs, by what its body sees. */
  function opened(told: readonly [() => unknown][]) {
    const state = new ModuleState();
    state.forget(true);
    state.scope(told);
    state.mark();
    const attempt = (seen: readonly [get: () => unknown, set?: (value: unknown) => void][], body: () => void): void => {
      state.restore();
      state.use();
      state.uses(seen);
      body();
    };
    return { state, attempt };
  }

  it('is put back for each attempt, a table that a test was given as well as its variables', () => {
    const row = { given: [3, 1, 2] };
    const held = { count: 0 };
    const { state, attempt } = opened([]);
    const seen: Parameters<typeof attempt>[0] = [
      [() => row],
      [() => held.count, (value) => void (held.count = Number(value))],
    ];
    const found: unknown[] = [];
    for (let index = 0; index < 3; index += 1) {
      attempt(seen, () => {
        found.push(structuredClone(row.given), held.count);
        row.given.sort();
        held.count += 1;
      });
    }
    expect(found).toEqual([[3, 1, 2], 0, [3, 1, 2], 0, [3, 1, 2], 0]);
    expect([state.isOpen, state.isIntact(), row.given, held.count]).toEqual([true, true, [3, 1, 2], 0]);
  });

  it('is not as it was once a row is frozen, or a function has a property more', () => {
    const row = {};
    const help = (): number => 1;
    const one = opened([[() => help]]);
    one.attempt([[() => row]], () => undefined);
    expect([one.state.isOpen, one.state.isIntact()]).toEqual([true, true]);
    one.attempt([[() => row]], () => void Object.freeze(row));
    expect(one.state.isIntact()).toBe(false);
    const other = opened([[() => help]]);
    other.attempt([], () => void Object.assign(help, { calls: 1 }));
    expect([other.state.isOpen, other.state.isIntact()]).toEqual([true, false]);
  });

  it('is not open where a test sees what may hide something', () => {
    const { state, attempt } = opened([]);
    attempt([[() => new WeakMap()]], () => undefined);
    expect(state.isOpen).toBe(false);
    state.mark();
    expect(state.isOpen).toBe(true);
  });

  it('proves nothing in a file of which it cannot be proven, and is put back there, too', () => {
    const row = { n: 0 };
    const state = new ModuleState();
    state.scope([[() => row]]);
    state.mark();
    state.use();
    state.uses([[() => row]]);
    row.n = 1;
    expect([state.isOpen, state.isIntact(), row.n]).toEqual([false, false, 0]);
  });
});
