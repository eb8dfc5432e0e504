/** What the project's modules hold from one attempt to the next. One in each worker. */
import { SharedWorld } from './intrinsics.ts';
import { StateAudit } from './state-audit.ts';
import { StateSnapshot, type Binding, type Fields, type KnownClass } from './state-snapshot.ts';

interface LateModule {
  readonly bindings: readonly Binding[];
  readonly snapshot: StateSnapshot;
}

/** Values that a module of the tests may hold: what holds more is a table, and to look at it before each attempt takes longer than most tests. */
const MOST_OF_TESTS = 1_000;

/** Of what functions see: what is put back, and what is looked at to the last detail. */
interface Seen {
  readonly snapshot: StateSnapshot;
  readonly audit: StateAudit;
}

/**
 * A test may find what the modules held when its first attempt began, and nothing that an attempt left in them: else its verdicts would
 * depend on what ran before it. What only a closure, a dependency or the test file itself can see stays as it is, unless these tell of it.
 */
export class ModuleState {
  #early: (readonly Binding[])[] = [];
  /** Told by modules that can be proven to hide nothing. */
  #told: (readonly Binding[])[] = [];
  /** Of test files and what they use, as far as these tell of it. */
  #ofTests: (readonly Binding[])[] = [];
  #markedOfTests: readonly StateSnapshot[] = [];
  /** Loaded since the mark, by key: where a test loads its modules anew, each is there once. */
  readonly #late = new Map<string, LateModule>();
  /** By the prototype of what they are about: an instance's, or the class itself for static ones. */
  #fields = new WeakMap<object, Fields | undefined>();
  #marked: StateSnapshot | undefined;
  #isClean = true;
  /** Whether hooks may have changed something for good since the mark. */
  #isUnsettled = false;
  #isAudited = false;
  #audit: Seen | undefined;
  /** By the test that runs. */
  #used: Seen | undefined;
  #world: SharedWorld | undefined;

  /** A module has been loaded. `key` is the same whenever it is loaded. `isOfTests`: it is none of the code under test. */
  keep(key: string, bindings: readonly Binding[], isOfTests = false): void {
    if (isOfTests) this.#keepOfTests(bindings);
    else if (this.#marked === undefined) this.#early.push(bindings);
    else this.#late.set(key, { bindings, snapshot: this.#take([bindings]) });
  }

  /** What is loaded in an attempt ends with it. */
  #keepOfTests(bindings: readonly Binding[]): void {
    if (this.#marked === undefined && !this.#isAudited) this.#ofTests.push(bindings);
  }

  /** A class has been made: how its instances, and it itself, are asked for private fields. */
  know(type: { readonly prototype: object }, fields: Fields | null, statics: Fields | null): void {
    this.#fields.set(type.prototype, fields ?? undefined);
    if (statics !== null) this.#fields.set(type, statics);
  }

  /** What functions see that have just been made. What is made in an attempt ends with it, or is found in what it was put into. */
  scope(bindings: readonly Binding[]): void {
    if (this.#isAudited && this.#marked === undefined) this.#told.push(bindings);
    else this.#keepOfTests(bindings);
  }

  /** A test begins that nobody else shares this with: it finds what its first attempt found. */
  uses(bindings: readonly Binding[]): void {
    if (!this.#isAudited || this.#marked === undefined) return;
    if (this.#used === undefined) this.#used = this.#lookAt(bindings);
    else this.#used.snapshot.restore();
  }

  /** All modules will be loaded anew. `isAudited`: these can be proven to hide nothing. */
  forget(isAudited = false): void {
    this.#early = [];
    this.#told = [];
    this.#ofTests = [];
    this.#markedOfTests = [];
    this.#late.clear();
    this.#marked = undefined;
    this.#isClean = true;
    this.#isUnsettled = false;
    this.#isAudited = isAudited;
    this.#audit = undefined;
    this.#used = undefined;
    this.#world = undefined;
  }

  /** What there is now is what each attempt from now on begins with. Between the tests of one suite that stays as it is. */
  mark(): void {
    this.#used = undefined;
    if (this.#marked !== undefined && this.#isClean && !this.#isUnsettled) return;
    const bindings = [...this.#early, ...[...this.#late.values()].map((late) => late.bindings)];
    this.#marked = this.#take(bindings);
    this.#markedOfTests = this.#ofTests
      .map((module) => new StateSnapshot(module.filter(mayChange), this.#classOf, MOST_OF_TESTS))
      .filter(({ isWhole }) => isWhole);
    if (this.#isAudited) {
      this.#audit = {
        audit: new StateAudit([...bindings, ...this.#told].flat(), this.#classOf),
        snapshot: this.#take(this.#told.map((told) => told.filter(mayChange))),
      };
      this.#world = new SharedWorld();
    }
    this.#isClean = true;
    this.#isUnsettled = false;
  }

  /** Whether everything that outlasts an attempt can be seen. Asked when the test's first one is over. */
  get isOpen(): boolean {
    return this.#audit?.audit.isComplete === true && this.#used?.audit.isComplete !== false;
  }

  /** Whether it all is as it was, once what can be put back is put back. */
  isIntact(): boolean {
    this.restore();
    this.#used?.snapshot.restore();
    return this.#audit?.audit.isIntact() === true && this.#used?.audit.isIntact() !== false && this.#isWorldIntact();
  }

  #isWorldIntact(): boolean {
    return this.#world?.isIntact() === true;
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
    for (const snapshot of this.#markedOfTests) snapshot.restore();
    this.#audit?.snapshot.restore();
    for (const { snapshot } of this.#late.values()) snapshot.restore();
    this.#isClean = true;
  }

  #take(modules: readonly (readonly Binding[])[]): StateSnapshot {
    return new StateSnapshot(modules.flat(), this.#classOf);
  }

  #lookAt(bindings: readonly Binding[]): Seen {
    const audit = new StateAudit(bindings, this.#classOf);
    return { audit, snapshot: new StateSnapshot(audit.isComplete ? bindings.filter(mayChange) : [], this.#classOf) };
  }

  readonly #classOf: KnownClass = (prototype) =>
    this.#fields.has(prototype) ? { fields: this.#fields.get(prototype) } : undefined;
}

/** A function that stays the same function is only looked at. */
const mayChange = ([get, set]: Binding): boolean => set !== undefined || typeof get() !== 'function';
