/** What the project's modules hold from one attempt to the next. One in each worker. */
import { StateSnapshot, type Binding, type Fields } from './state-snapshot.ts';

interface LateModule {
  readonly bindings: readonly Binding[];
  readonly snapshot: StateSnapshot;
}

/**
 * A test may find what the modules held when its first attempt began, and nothing that an attempt left in them: else its verdicts would
 * depend on what ran before it. What only a closure, a dependency or the test file itself can see stays as it is.
 */
export class ModuleState {
  #early: (readonly Binding[])[] = [];
  /** Loaded since the mark, by key: where a test loads its modules anew, each is there once. */
  readonly #late = new Map<string, LateModule>();
  /** By the prototype of what they are about: an instance's, or the class itself for static ones. */
  #fields = new WeakMap<object, Fields | undefined>();
  #marked: StateSnapshot | undefined;
  #isClean = true;
  /** Whether hooks may have changed something for good since the mark. */
  #isUnsettled = false;

  /** A module has been loaded. `key` is the same whenever it is loaded. */
  keep(key: string, bindings: readonly Binding[]): void {
    if (this.#marked === undefined) this.#early.push(bindings);
    else this.#late.set(key, { bindings, snapshot: this.#take([bindings]) });
  }

  /** A class has been made: how its instances, and it itself, are asked for private fields. */
  know(type: { readonly prototype: object }, fields: Fields | null, statics: Fields | null): void {
    this.#fields.set(type.prototype, fields ?? undefined);
    if (statics !== null) this.#fields.set(type, statics);
  }

  /** All modules will be loaded anew. */
  forget(): void {
    this.#early = [];
    this.#late.clear();
    this.#marked = undefined;
    this.#isClean = true;
    this.#isUnsettled = false;
  }

  /** What there is now is what each attempt from now on begins with. Between the tests of one suite that stays as it is. */
  mark(): void {
    if (this.#marked !== undefined && this.#isClean && !this.#isUnsettled) return;
    this.#marked = this.#take([...this.#early, ...[...this.#late.values()].map(({ bindings }) => bindings)]);
    this.#isClean = true;
    this.#isUnsettled = false;
  }

  /** Hooks come next, or have been: what they do is for the tests behind them. */
  unsettle(): void {
    this.#isUnsettled = true;
  }

  /** Something is about to run that may change it. */
  use(): void {
    this.#isClean = false;
  }

  /** Nothing where there is no mark. */
  restore(): void {
    if (this.#isClean) return;
    this.#marked?.restore();
    for (const { snapshot } of this.#late.values()) snapshot.restore();
    this.#isClean = true;
  }

  #take(modules: readonly (readonly Binding[])[]): StateSnapshot {
    return new StateSnapshot(modules.flat(), (prototype) =>
      this.#fields.has(prototype) ? { fields: this.#fields.get(prototype) } : undefined,
    );
  }
}
