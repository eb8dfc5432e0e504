import { describe, expect, it } from 'vitest';
import {
  installSwitch,
  MutantSwitch,
  StepLimit,
  switchWiring,
} from '../../../src/mutation/in-process/mutant-switch.ts';

const factsOf = ({ hits, steps, isOverrun }: MutantSwitch) => ({ hits, steps, isOverrun });

describe('ENGINE-8: the switch of the mutants', () => {
  it('executes the active mutant and no other, and counts what is passed', () => {
    const mutantSwitch = new MutantSwitch();
    mutantSwitch.activate('b', Infinity);
    expect(['a', 'b', 'c', 'b'].map((id) => mutantSwitch.isActive(id))).toEqual([false, true, false, true]);
    expect(factsOf(mutantSwitch)).toEqual({ hits: 2, steps: 4, isOverrun: false });
  });

  it('begins to count anew with each mutant, and executes none when none is active', () => {
    const mutantSwitch = new MutantSwitch();
    mutantSwitch.activate('a', 0);
    expect(() => mutantSwitch.isActive('a')).toThrow(StepLimit);
    mutantSwitch.activate(undefined, 1);
    expect(factsOf(mutantSwitch)).toEqual({ hits: 0, steps: 0, isOverrun: false });
    expect(mutantSwitch.isActive('a')).toBe(false);
  });

  it('stops code that passes more places than it may, again and again', () => {
    const mutantSwitch = new MutantSwitch();
    mutantSwitch.activate('a', 2);
    expect([mutantSwitch.isActive('a'), mutantSwitch.isActive('b')]).toEqual([true, false]);
    const limit = new StepLimit('The code under test goes on without end.');
    expect(() => mutantSwitch.isActive('b')).toThrow(limit);
    expect(() => mutantSwitch.isActive('a')).toThrow(limit);
    expect(factsOf(mutantSwitch)).toEqual({ hits: 1, steps: 4, isOverrun: true });
  });

  it.each([
    { does: 'ends calls without end as the stack would', depth: 3_000, error: RangeError, isOverrun: false },
    { does: 'tells nothing from a hundred calls', depth: 100, error: StepLimit, isOverrun: true },
  ])('$does, whichever limit comes first', ({ depth, error, isOverrun }) => {
    const mutantSwitch = new MutantSwitch();
    mutantSwitch.activate('a', depth);
    const { stackTraceLimit } = Error;
    const recurse = (): number => (mutantSwitch.isActive('b') ? 0 : 1 + recurse());
    expect(recurse).toThrow(error);
    expect(factsOf(mutantSwitch)).toEqual({ hits: 0, steps: depth + 1, isOverrun });
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });

  it('knows of a limit that was passed even when the code caught what was thrown', () => {
    const mutantSwitch = new MutantSwitch();
    mutantSwitch.activate(undefined, 0);
    try {
      mutantSwitch.isActive('a');
    } catch {
      // As the code under test may do.
    }
    expect(mutantSwitch.isOverrun).toBe(true);
  });

  it('writes down what is passed where it was told to, and nowhere when it was not', () => {
    const mutantSwitch = new MutantSwitch();
    const [first, second] = [new Set<string>(), new Set<string>()];
    mutantSwitch.cover(['lost']);
    mutantSwitch.coverInto(first);
    mutantSwitch.cover(['a', 'b']);
    mutantSwitch.coverInto(second);
    mutantSwitch.cover(['b']);
    mutantSwitch.coverInto(undefined);
    mutantSwitch.cover(['lost']);
    expect([first, second]).toEqual([new Set(['a', 'b']), new Set(['b'])]);
  });
});

describe('ENGINE-9: the switch of the mutants', () => {
  it('counts what a constant is used under, and stops code that uses it too often', () => {
    const mutantSwitch = new MutantSwitch();
    mutantSwitch.deferInto(new Set());
    const make = (): string => (mutantSwitch.isActive('a') ? 'changed' : (mutantSwitch.cover(['a']), 'usual'));
    const value = mutantSwitch.hold('key', make);
    mutantSwitch.deferInto(undefined);
    mutantSwitch.activate('a', 4);
    expect([mutantSwitch.use('key', value), mutantSwitch.use('unknown', value)]).toEqual(['changed', 'usual']);
    expect(factsOf(mutantSwitch)).toEqual({ hits: 2, steps: 2, isOverrun: false });
    const uses = [1, 2, 3].map(() => () => mutantSwitch.use('key', value));
    expect([uses[0]?.(), uses[1]?.()]).toEqual(['changed', 'changed']);
    expect(uses[2]).toThrow(StepLimit);
  });

  it('makes a constant at once where nothing is put off', () => {
    const mutantSwitch = new MutantSwitch();
    mutantSwitch.activate('a', Infinity);
    const value = mutantSwitch.hold('key', () => mutantSwitch.isActive('a'));
    mutantSwitch.activate('b', Infinity);
    expect([value, mutantSwitch.use('key', value)]).toEqual([true, true]);
  });
});

describe('ENGINE-8: the wiring of instrumented code', () => {
  const run = (header: string, code: string): unknown =>
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the header is text that runs elsewhere
    new Function(`${code};${header}`)();

  it('calls the original code where there is no switch', () => {
    const { names, header } = switchWiring('nowhere', 'secret');
    expect(run(header, `${names.cover}('a');return ${names.isActive}('a')`)).toBe(false);
    expect(run(header, `return [${names.hold}('k',()=>1),${names.use}('k',2)]`)).toEqual([1, 2]);
  });

  it('reaches a switch that no test lists, replaces or deletes', () => {
    const wiring = switchWiring('here', 'secret');
    const { names, globalKey, header } = wiring;
    const mutantSwitch = new MutantSwitch();
    installSwitch(wiring, mutantSwitch);
    mutantSwitch.activate('a', Infinity);
    expect(Object.keys(globalThis)).not.toContain(globalKey);
    expect([Reflect.set(globalThis, globalKey, 1), Reflect.deleteProperty(globalThis, globalKey)]).toEqual([
      false,
      false,
    ]);
    const covered = new Set<string>();
    mutantSwitch.coverInto(covered);
    const code = `${names.cover}('a','b');const active=[${names.isActive}('a'),${names.isActive}('b')]`;
    expect(run(`${header};return active`, code)).toEqual([true, false]);
    expect(covered).toEqual(new Set(['a', 'b']));
  });

  it('has other names for another token', () => {
    expect(switchWiring('x', 's')).toEqual({ ...switchWiring('x', 's') });
    expect(switchWiring('x', 's').names).not.toEqual(switchWiring('y', 's').names);
  });
});

describe('HARNESS-1: the switch of the mutants', () => {
  it('counts an inert mutant like any other, and executes the original code', () => {
    const mutantSwitch = new MutantSwitch();
    mutantSwitch.deferInto(new Set());
    const value = mutantSwitch.hold('key', () =>
      mutantSwitch.isActive('a') ? 'changed' : (mutantSwitch.cover(['a']), 'usual'),
    );
    mutantSwitch.deferInto(undefined);
    mutantSwitch.activate('a', Infinity, true);
    expect([mutantSwitch.isActive('a'), mutantSwitch.use('key', value)]).toEqual([false, 'usual']);
    expect(factsOf(mutantSwitch)).toEqual({ hits: 2, steps: 2, isOverrun: false });
  });

  it('reaches no switch without its secret, which is in no text of what it declares but the header', () => {
    const wiring = switchWiring('hidden', 'a long secret');
    installSwitch(wiring, new MutantSwitch());
    const give: unknown = Reflect.get(globalThis, wiring.globalKey);
    if (typeof give !== 'function') throw new Error('There is no way to the switch');
    const asked = [undefined, '', wiring.names.isActive].map((word): unknown => Reflect.apply(give, undefined, [word]));
    expect(asked).toEqual([undefined, undefined, undefined]);
    expect([String(give), JSON.stringify(wiring.names)].filter((text) => text.includes(wiring.secret))).toEqual([]);
    expect([Object.isFrozen(give), Object.isFrozen(MutantSwitch.prototype)]).toEqual([true, true]);
  });
});
