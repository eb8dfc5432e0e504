/** Modules that a test mocks: `vi.mock`, `vi.doMock`, `vi.importActual`. */
import { filePath, type FilePath } from '../../model/ids.ts';
import { manualMockOf } from '../../model/manual-mock.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import type { LoadedModules } from './loaded-modules.ts';
import type { Mocking } from './mocking.ts';
import { StandIn, type ModuleKey } from './module-graph.ts';
import { settledWith } from './promises.ts';
import type { Stage } from './stage.ts';
import { answerBy } from './stub.ts';
import { Exports, func, Func, List, NO_TRAIL, NOTHING, plain, type Slot, Thing, type Value } from './values.ts';

interface Parts {
  readonly mocking: Mocking;
  readonly modules: LoadedModules;
  /** The file of the test's side that calls. */
  readonly fileOf: () => FilePath | undefined;
}

export class ModuleMocks {
  readonly #stage: Stage;
  readonly #parts: Parts;

  constructor(stage: Stage, parts: Parts) {
    this.#stage = stage;
    this.#parts = parts;
  }

  /** `vi`'s functions for modules. What is hoisted has been done when it is come to. */
  get controls(): ReadonlyMap<string, Value> {
    const { modules } = this.#parts;
    const act = (name: string, run: (args: readonly Value[]) => Value | undefined): [string, Value] => [
      name,
      func(name, (args) => run(args) ?? NOTHING),
    ];
    return new Map([
      act('mock', () => undefined),
      act('unmock', () => undefined),
      act('hoisted', ([factory = NOTHING]) => this.#stage.call(factory, [])),
      act('doMock', ([path = NOTHING, factory]) => {
        const key = this.#keyOf(path);
        modules.standFor(
          key,
          this.standIn(key, () => factory),
        );
        return undefined;
      }),
      act('doUnmock', ([path = NOTHING]) => {
        modules.standFor(this.#keyOf(path), undefined);
        return undefined;
      }),
      act('importActual', ([path = NOTHING]) => settledWith(true, modules.actual(this.#keyOf(path)))),
      act('importMock', ([path = NOTHING]) => settledWith(true, this.#automocked(this.#keyOf(path)))),
      act('resetModules', () => {
        modules.forget();
        return undefined;
      }),
    ]);
  }

  #keyOf({ raw }: Value): ModuleKey {
    const file = this.#parts.fileOf();
    if (typeof raw !== 'string' || file === undefined) throw new NotEvaluable('a mocked module');
    return this.#parts.modules.keyOf(file, raw);
  }

  /** What stands for a module, made when it is first imported: by a factory, or of what the module exports. */
  standIn(key: ModuleKey, factory: () => Value | undefined): StandIn {
    const made = (): Value => {
      const by = factory();
      if (by?.raw instanceof Func) return this.#madeBy(by, key);
      const isSpied = by?.raw instanceof Thing && by.raw.slots.get('spy')?.value.raw === true;
      return isSpied ? this.#spied(key) : this.#automocked(key);
    };
    const { ledger } = this.#stage;
    return new StandIn(() => ledger.apart({ isInside: false, extent: undefined, control: NO_TRAIL }, made));
  }

  #madeBy(factory: Value, key: ModuleKey): Value {
    const original = func('importOriginal', () => settledWith(true, this.#parts.modules.actual(key)));
    const made = this.#stage.awaited(this.#stage.call(factory, [original])).raw;
    if (!(made instanceof Thing)) throw new NotEvaluable('a mocked module');
    const whole = new Exports();
    for (const [name, slot] of made.slots) whole.slots.set(name, this.#standing(slot, key));
    return plain(whole);
  }

  /** Notes what stands for an export of the project, for a dependency's is the world outside. */
  #standing(slot: Slot, key: ModuleKey): Slot {
    const { raw } = slot.value;
    const isOwn = raw instanceof Func && raw.code?.isSubject !== true;
    if (isOwn && this.#parts.modules.isKnown(filePath(key))) raw.standsFor = 'export';
    return slot;
  }

  /** Each export as it is, with its calls remembered. */
  #spied(key: ModuleKey): Value {
    return this.#replaced(key, (value) => (value.raw instanceof Func ? plain(this.#stub(value)) : value));
  }

  /** In the place of an export. */
  #stub(original?: Value): Func {
    const made = this.#parts.mocking.stub(original && answerBy(original, this.#stage));
    made.standsFor = 'export';
    return made;
  }

  /** What lies in the folder `__mocks__` beside the file; else each function does nothing. */
  #automocked(key: ModuleKey): Value {
    const manual = manualMockOf(filePath(key));
    return this.#parts.modules.isKnown(manual)
      ? this.#parts.modules.actual(manual)
      : this.#replaced(key, (value) => this.#emptied(value));
  }

  #replaced(key: ModuleKey, change: (value: Value) => Value): Value {
    const actual = this.#parts.modules.actual(key);
    if (!(actual.raw instanceof Exports)) throw new NotEvaluable('a mocked module');
    const whole = new Exports();
    for (const name of actual.raw.slots.keys()) {
      const make = new StandIn(() => change(this.#stage.get(actual, name)));
      whole.slots.set(name, { value: NOTHING, get: new Func(String(name), () => make.value) });
    }
    return plain(whole);
  }

  /** As Vitest mocks what nobody made a stand-in for: functions give nothing, lists are empty, other values stay. */
  #emptied(value: Value): Value {
    const { raw } = value;
    if (!(raw instanceof Thing)) return value;
    if (raw instanceof Func) return plain(this.#emptyFunction(raw));
    if (raw instanceof List) return plain(new List([]));
    if (raw.constructor !== Thing || raw.parent !== undefined) throw new NotEvaluable('a mocked object');
    const made = new Thing();
    for (const [name, slot] of raw.slots) made.slots.set(name, this.#emptySlot(slot));
    return plain(made);
  }

  #emptySlot(slot: Slot): Slot {
    if (slot.get ?? slot.set) throw new NotEvaluable('a mocked object');
    return { ...slot, value: this.#emptied(slot.value) };
  }

  #emptyFunction(original: Func): Func {
    const made = this.#stub();
    for (const [name, slot] of original.slots) made.slots.set(name, this.#emptySlot(slot));
    for (let one: Thing | undefined = original.prototype; one !== undefined; one = one.parent)
      for (const [name, slot] of one.slots)
        if (name !== 'constructor' && !made.prototype.slots.has(name))
          made.prototype.slots.set(name, this.#emptySlot(slot));
    return made;
  }
}
