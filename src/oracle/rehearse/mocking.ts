/** What a test puts in the places of functions and of what is global: `vi.fn`, `vi.spyOn`, `vi.stubGlobal`. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { keyOf } from './inspect.ts';
import type { Stage } from './stage.ts';
import { type Answer, answerBy, Stub, StubMemory, stubMethods } from './stub.ts';
import { Exports, func, Func, NOTHING, plain, type Slot, Thing, type Value } from './values.ts';

export class Mocking {
  readonly #stage: Stage;
  #methods: Thing | undefined;
  readonly #stubs: Stub[] = [];
  /** What was global before, by the object that it was a part of. */
  readonly #replaced = new Map<Thing, Map<PropertyKey, Slot | undefined>>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  stub(original: Answer | undefined, restore = (): void => undefined): Stub {
    this.#methods ??= stubMethods(this.#stage);
    const made = new Stub(new StubMemory(original, { stage: this.#stage, restore }), this.#methods);
    this.#stubs.push(made);
    return made;
  }

  /** `vi`'s functions for these. */
  get controls(): ReadonlyMap<string, Value> {
    const globals = (): Thing => thingIn(this.#stage.builtin('globalThis'));
    const environment = (): Thing => thingIn(this.#stage.get(this.#stage.builtin('process') ?? NOTHING, 'env'));
    const onAll = (name: string, change: (memory: StubMemory) => void): [string, Value] => [
      name,
      act(name, () => {
        for (const { memory } of this.#stubs) change(memory);
      }),
    ];
    return new Map([
      ['fn', func('fn', ([implementation]) => this.#own(implementation))],
      ['spyOn', func('spyOn', (args) => this.#spyOn(args))],
      ['mocked', func('mocked', ([stub = NOTHING]) => stub)],
      ['isMockFunction', func('isMockFunction', ([value = NOTHING]) => plain(value.raw instanceof Stub))],
      onAll('clearAllMocks', (memory) => memory.clear()),
      onAll('resetAllMocks', (memory) => memory.reset()),
      onAll('restoreAllMocks', (memory) => memory.restore()),
      ['stubGlobal', act('stubGlobal', (args) => this.#replace(globals(), args))],
      ['unstubAllGlobals', act('unstubAllGlobals', () => this.#putBack(globals()))],
      ['stubEnv', act('stubEnv', (args) => this.#replace(environment(), variable(args)))],
      // How long a test may take and the like.
      ...['setConfig', 'resetConfig'].map((name): [string, Value] => [name, act(name, () => undefined)]),
      ['unstubAllEnvs', act('unstubAllEnvs', () => this.#putBack(environment()))],
    ]);
  }

  #own(implementation: Value | undefined): Value {
    const made = this.stub(answerOf(implementation, this.#stage));
    made.standsFor = 'itself';
    return plain(made);
  }

  /** `vi.spyOn(object, 'name')`: a stub in the place of a method, or of what gets a property. */
  #spyOn([object = NOTHING, name = NOTHING, access]: readonly Value[]): Value {
    const { raw } = object;
    const key = keyOf(name);
    if (!(raw instanceof Thing)) throw new NotEvaluable('a spy');
    const slot = raw.find(key);
    if (slot === undefined) throw new NotEvaluable('a spy');
    const isMethod = access === undefined;
    const known = isMethod ? slot.value.raw : slot.get;
    if (known instanceof Stub) return plain(known);
    const value = raw instanceof Exports ? this.#stage.get(object, key) : slot.value;
    const made = this.stub(this.#standingFor({ ...slot, value }, access), putter(raw, key));
    made.standsFor = placeOf(raw, slot);
    raw.slots.set(key, { ...slot, ...(isMethod ? { value: plain(made), get: undefined } : { get: made }) });
    return plain(made);
  }

  #standingFor({ get, value }: Slot, access: Value | undefined): Answer {
    if (access?.raw === 'get')
      return { run: (self) => (get === undefined ? value : this.#stage.call(plain(get), [], self)) };
    if (access !== undefined || !(value.raw instanceof Func)) throw new NotEvaluable('a spy');
    return answerBy(value, this.#stage);
  }

  #replace(whole: Thing, [name = NOTHING, value = NOTHING]: readonly Value[]): void {
    const key = keyOf(name);
    const replaced = this.#replaced.get(whole) ?? new Map<PropertyKey, Slot | undefined>();
    this.#replaced.set(whole, replaced);
    if (!replaced.has(key)) replaced.set(key, whole.slots.get(key));
    whole.slots.set(key, { value });
  }

  #putBack(whole: Thing): void {
    for (const [key, slot] of this.#replaced.get(whole) ?? []) {
      if (slot === undefined) whole.slots.delete(key);
      else whole.slots.set(key, slot);
    }
    this.#replaced.delete(whole);
  }
}

function placeOf(whole: Thing, { get, value: { raw } }: Slot): Func['standsFor'] {
  if (whole instanceof Exports) return 'export';
  return (get ?? (raw instanceof Func ? raw : undefined))?.code?.isSubject === true ? 'method' : undefined;
}

/** Puts back what is there now. */
function putter({ slots }: Thing, key: PropertyKey): () => void {
  const own = slots.get(key);
  return () => {
    if (own === undefined) slots.delete(key);
    else slots.set(key, own);
  };
}

const act = (name: string, run: (args: readonly Value[]) => void): Value =>
  func(name, (args) => {
    run(args);
    return NOTHING;
  });

function thingIn(value: Value | undefined): Thing {
  if (value?.raw instanceof Thing) return value.raw;
  throw new NotEvaluable('a global');
}

/** Of a time zone dates would have to know. */
function variable(args: readonly Value[]): readonly Value[] {
  if (args[0]?.raw === 'TZ') throw new NotEvaluable('a time zone');
  return args;
}

const answerOf = (implementation: Value | undefined, stage: Stage): Answer | undefined =>
  implementation?.raw instanceof Func ? answerBy(implementation, stage) : undefined;
