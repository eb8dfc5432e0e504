/** Stubs that a test makes, and what it tells them to do. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import type { Stage } from './stage.ts';
import { func, Func, List, NOTHING, plain, Promised, Thing, type Run, type Value } from './values.ts';

type Answer = (self: Value, args: readonly Value[]) => Value;

/** A function that remembers its calls, and does as it is told; at first what `original` does. */
export function makeStub(original: Run | undefined, stage: Stage): Func {
  const calls = new List([]);
  const once: Answer[] = [];
  const state: { always: Answer | undefined } = { always: original };
  const made: Func = new Func('stub', (self, args) => {
    calls.add(stage.ledger.fresh(new List([...args])));
    const answer = once.shift() ?? state.always;
    return answer === undefined ? NOTHING : answer(self, args);
  });
  made.hide('mock', plain(new Thing().put('calls', plain(calls))));
  const tell = (name: string, answerOf: (value: Value) => Answer): void => {
    made.hide(
      name,
      telling(made, (value) => (state.always = answerOf(value))),
    );
    made.hide(
      `${name}Once`,
      telling(made, (value) => once.push(answerOf(value))),
    );
  };
  tell('mockReturnValue', (value) => () => value);
  tell('mockResolvedValue', (value) => () => settled(true, value));
  tell('mockRejectedValue', (value) => () => settled(false, value));
  tell('mockImplementation', (value) => (self, args) => stage.call(value, args, self));
  for (const name of ['mockClear', 'mockReset', 'mockRestore'])
    made.hide(
      name,
      telling(made, () => {
        calls.items.length = 0;
        if (name !== 'mockClear') state.always = original;
      }),
    );
  return made;
}

const telling = (made: Func, tell: (value: Value) => unknown): Value =>
  func('tell', ([value = NOTHING]) => {
    tell(value);
    return plain(made);
  });

function settled(isKept: boolean, value: Value): Value {
  const promise = new Promised();
  promise.settled = { isKept, value };
  return { raw: promise, trail: value.trail };
}

/** `vi.spyOn(object, 'name')`: a stub in the place of a method. */
export function spyOn([object = NOTHING, name = NOTHING, access]: readonly Value[], stage: Stage): Value {
  const { raw } = object;
  const key = String(name.raw);
  if (!(raw instanceof Thing) || access !== undefined || raw.find(key)?.get !== undefined)
    throw new NotEvaluable('a spy');
  const original = raw.find(key)?.value.raw;
  if (!(original instanceof Func)) throw new NotEvaluable('a spy');
  const made = makeStub((self, args) => stage.call(plain(original), args, self), stage);
  raw.put(key, plain(made));
  return plain(made);
}
