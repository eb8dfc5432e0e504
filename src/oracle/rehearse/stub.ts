/** Stubs that a test makes, and what it tells them to do. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { settledWith } from './promises.ts';
import type { Stage } from './stage.ts';
import { func, Func, List, NOTHING, plain, Promised, Thing, Thrown, type Run, type Value } from './values.ts';

/** What a stub does when it is called. */
export interface Answer {
  readonly run: Run;
  /** The function behind it, where there is one: with `new` it may be a class. */
  readonly by?: Value;
}

/** A function that remembers its calls, and does as it is told; at first what it stands for does. */
export class Stub extends Func {
  readonly memory: StubMemory;

  /** `methods` is what tells stubs what to do. */
  constructor(memory: StubMemory, methods: Thing) {
    super('spy', (self, args) => memory.answer(self, args));
    this.memory = memory;
    this.parent = methods;
    this.construct = (args) => memory.make(args, this.prototype);
    this.hide('mock', plain(memory.record));
  }
}

/** What was done with a stub, and what it does next. */
export class StubMemory {
  /** `stub.mock` */
  readonly record = new Thing();
  readonly #stage: Stage;
  readonly #original: Answer | undefined;
  /** Puts back what the stub stands in the place of. */
  readonly restore: () => void;
  /** Whether what was done last is the test's word, and not what code under test does. */
  isTold = false;
  always: Answer | undefined;
  readonly once: Answer[] = [];

  constructor(
    original: Answer | undefined,
    { stage, restore }: { readonly stage: Stage; readonly restore: () => void },
  ) {
    this.#stage = stage;
    this.#original = original;
    this.restore = restore;
    this.always = original;
    const last = new Func('lastCall', () => this.#noted('calls').items.at(-1) ?? NOTHING);
    this.record.slots.set('lastCall', { value: NOTHING, get: last });
    const settled = new Func('settledResults', () => plain(new List(this.#noted('results').items.map(settledResult))));
    this.record.slots.set('settledResults', { value: NOTHING, get: settled });
    this.clear();
  }

  clear(): void {
    for (const name of NOTED) this.record.put(name, plain(new List([])));
  }

  reset(): void {
    this.clear();
    this.once.length = 0;
    this.always = this.#original;
  }

  #noted(name: (typeof NOTED)[number]): List {
    const list = this.record.slots.get(name)?.value.raw;
    if (list instanceof List) return list;
    throw new NotEvaluable(name);
  }

  answer(self: Value, args: readonly Value[]): Value {
    return this.#remember(self, args, (answer) => answer?.run(self, args) ?? NOTHING);
  }

  /** With `new`. */
  make(args: readonly Value[], prototype: Thing): Value {
    const self = this.#stage.ledger.fresh(new Thing(prototype));
    return this.#remember(self, args, (answer) => {
      const by = answer?.by;
      if (by?.raw instanceof Func && by.raw.construct !== undefined) return this.#stage.construct(by, args);
      const made = answer?.run(self, args) ?? NOTHING;
      return made.raw instanceof Thing ? made : self;
    });
  }

  #remember(self: Value, args: readonly Value[], give: (answer: Answer | undefined) => Value): Value {
    this.#noted('calls').add(this.#stage.ledger.fresh(new List([...args])));
    this.#noted('contexts').add(self);
    this.#noted('instances').add(self);
    const result = new Thing().put('type', plain('incomplete')).put('value', NOTHING);
    this.#noted('results').add(plain(result));
    const answer = this.once.shift() ?? this.always;
    this.isTold = answer !== undefined && !isOfCode(answer);
    try {
      const value = give(answer);
      result.put('type', plain('return')).put('value', value);
      return value;
    } catch (error) {
      if (error instanceof Thrown) result.put('type', plain('throw')).put('value', error.value);
      throw error;
    }
  }
}

const NOTED = ['calls', 'contexts', 'instances', 'results'] as const;

function settledResult({ raw }: Value): Value {
  const value = raw instanceof Thing ? (raw.slots.get('value')?.value ?? NOTHING) : NOTHING;
  if (!(value.raw instanceof Promised)) return plain(new Thing().put('type', plain('fulfilled')).put('value', value));
  const { settled } = value.raw;
  if (settled === undefined) throw new NotEvaluable('a pending promise');
  const type = plain(settled.isKept ? 'fulfilled' : 'rejected');
  return plain(new Thing().put('type', type).put('value', settled.value));
}

const isOfCode = ({ by }: Answer): boolean => by?.raw instanceof Func && by.raw.code?.isSubject === true;

export const answerBy = (implementation: Value, stage: Stage): Answer => ({
  run: (self, args) => stage.call(implementation, args, self),
  by: implementation,
});

/** What a stub does by the name of what it was told. */
const TELLING: ReadonlyMap<string, (given: Value, stage: Stage) => Answer> = new Map<
  string,
  (given: Value, stage: Stage) => Answer
>([
  ['mockReturnValue', (given) => ({ run: () => given })],
  ['mockResolvedValue', (given) => ({ run: () => settledWith(true, given) })],
  ['mockRejectedValue', (given) => ({ run: () => settledWith(false, given) })],
  ['mockThrow', (given) => ({ run: () => refuse(given) })],
  ['mockImplementation', answerBy],
]);

function refuse(given: Value): never {
  throw new Thrown(given);
}

/** The methods that all stubs have. */
export function stubMethods(stage: Stage): Thing {
  const methods = new Thing();
  const tell = (name: string, change: (memory: StubMemory, given: Value) => void): void => {
    methods.hide(
      name,
      func(name, ([given = NOTHING], self) => {
        change(memoryOf(self), given);
        return self;
      }),
    );
  };
  for (const [name, answerOf] of TELLING) {
    tell(name, (memory, given) => {
      memory.always = answerOf(given, stage);
    });
    tell(`${name}Once`, (memory, given) => memory.once.push(answerOf(given, stage)));
  }
  tell('mockReturnThis', (memory) => {
    memory.always = { run: (self) => self };
  });
  tell('mockName', () => undefined);
  tell('mockClear', (memory) => memory.clear());
  tell('mockReset', (memory) => memory.reset());
  tell('mockRestore', (memory) => {
    memory.reset();
    memory.restore();
  });
  return methods.hide(
    'getMockImplementation',
    func('getMockImplementation', (_, self) => memoryOf(self).always?.by ?? NOTHING),
  );
}

function memoryOf({ raw }: Value): StubMemory {
  if (raw instanceof Stub) return raw.memory;
  throw new NotEvaluable('a stub');
}
