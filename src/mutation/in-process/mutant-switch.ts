/** What instrumented code asks at every mutant that it passes. One in each worker. */
import type { SwitchNames } from '../instrument/instrument-sources.ts';
import { ModuleState } from './module-state.ts';

/** Thrown inside the code under test, past which a loop cannot go on. */
export class StepLimit extends Error {
  override readonly name = 'StepLimit';
}

export class MutantSwitch {
  /** Evaluations of the active mutant since it was activated. */
  hits = 0;
  /** Evaluations of any mutant's place since it was activated. */
  steps = 0;
  /** Whether the limit of steps was passed since then, even if the code under test caught what was thrown. */
  isOverrun = false;
  /** What instrumented modules hold from one attempt to the next. */
  readonly state = new ModuleState();
  #active: string | undefined;
  #isInert = false;
  #limit = Infinity;
  #covered: Set<string> | undefined;
  #deferred: Set<string> | undefined;
  readonly #held = new Map<string, HeldConstant>();
  #activations = 0;
  #watch: ((exports: object, file: string) => void) | undefined;

  /**
   * From now on `mutant` (none when `undefined`) is executed, and `limit` places may be passed. An inert one is counted like any other,
   * and the original code runs all the same.
   */
  activate(mutant: string | undefined, limit: number, isInert = false): void {
    this.#active = mutant;
    this.#isInert = isInert;
    this.#limit = limit;
    this.#activations += 1;
    this.hits = 0;
    this.steps = 0;
    this.isOverrun = false;
  }

  /** From now on places that are passed are added to `covered`; to nothing when `undefined`. */
  coverInto(covered: Set<string> | undefined): void {
    this.#covered = covered;
  }

  /**
   * From now on a constant's mutants do not count as passed when its module makes it, but when it is used; they are added to
   * `deferred`. When `undefined`, they count at once.
   */
  deferInto(deferred: Set<string> | undefined): void {
    this.#deferred = deferred;
  }

  isActive(id: string): boolean {
    this.#step();
    if (id !== this.#active) return false;
    this.hits += 1;
    return !this.#isInert;
  }

  cover(ids: Iterable<string>): void {
    if (this.#covered !== undefined) for (const id of ids) this.#covered.add(id);
  }

  /** `make` does nothing else, and gives an equal value at any time. */
  hold(key: string, make: () => unknown): unknown {
    if (this.#deferred === undefined) return make();
    const before = this.#covered;
    const mutants = new Set<string>();
    this.#covered = mutants;
    try {
      this.#held.set(key, { mutants, make, made: undefined });
      return make();
    } finally {
      this.#covered = before;
      for (const id of mutants) this.#deferred.add(id);
    }
  }

  use(key: string, value: unknown): unknown {
    const held = this.#held.get(key);
    if (held === undefined) return value;
    this.#step();
    this.cover(held.mutants);
    if (this.#active === undefined || !held.mutants.has(this.#active)) return value;
    this.hits += 1;
    if (this.#isInert) return value;
    if (held.made?.activation !== this.#activations) {
      held.made = { activation: this.#activations, value: held.make() };
    }
    return held.made.value;
  }

  /** From now on `watch` is shown what modules export, before their code runs; nobody when `undefined`. */
  watchWith(watch: ((exports: object, file: string) => void) | undefined): void {
    this.#watch = watch;
  }

  watch(exports: object, file: string): void {
    this.#watch?.(exports, file);
  }

  #step(): void {
    this.steps += 1;
    if (this.steps > this.#limit) this.#overrun();
  }

  #overrun(): never {
    if (isDeep()) throw new RangeError('Maximum call stack size exceeded');
    this.isOverrun = true;
    throw new StepLimit('The code under test goes on without end.');
  }
}

/** Calls inside each other: far fewer than fit on any stack, and far more than code needs that ends. */
const DEEP = 1_000;

/**
 * Whether the code calls itself without end, which is a crash: how many calls fit on the stack depends on how far they are optimised, so
 * either limit could come first.
 */
function isDeep(): boolean {
  const { stackTraceLimit } = Error;
  const prepareStackTrace: unknown = Reflect.get(Error, 'prepareStackTrace');
  let depth = 0;
  Reflect.set(Error, 'stackTraceLimit', DEEP);
  Reflect.set(Error, 'prepareStackTrace', (_: Error, calls: readonly unknown[]) => {
    depth = calls.length;
  });
  // The stack is put together when it is asked for.
  Reflect.get(new Error(), 'stack');
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  Reflect.set(Error, 'prepareStackTrace', prepareStackTrace);
  return depth >= DEEP;
}

/** A constant of a module that is made anew for each of its mutants. */
interface HeldConstant {
  readonly mutants: ReadonlySet<string>;
  readonly make: () => unknown;
  /** Under the mutant of one activation. */
  made: { readonly activation: number; readonly value: unknown } | undefined;
}

/**
 * Names that one run gives to what its instrumented code calls; `token` and `secret` are new in each run. The names stand in the text
 * of every function; the secret stands in no function that a test can get hold of.
 */
export interface SwitchWiring {
  readonly names: SwitchNames;
  /** Key of the global that gives the worker's switch to whoever knows the secret. */
  readonly globalKey: string;
  readonly secret: string;
  /** Declares these functions in an instrumented module. Hoisted, since a cycle of imports may call them before the module runs. */
  readonly header: string;
}

/** What all names of a run have in them. */
export const tokenIn = ({ globalKey }: Pick<SwitchWiring, 'globalKey'>): string => globalKey.slice(GLOBAL.length);

const GLOBAL = 'on';

export function switchWiring(token: string, secret: string): SwitchWiring {
  const names = {
    isActive: `is${token}`,
    cover: `at${token}`,
    hold: `of${token}`,
    use: `as${token}`,
    watch: `to${token}`,
    keep: `my${token}`,
    know: `by${token}`,
    scope: `in${token}`,
    uses: `to${token}u`,
  };
  const globalKey = `${GLOBAL}${token}`;
  // Where there is no switch (another realm, a process that a test started) the original code runs.
  const found = `sw${token}`;
  const find = `if(${found}===undefined)${found}=globalThis.${globalKey}?.(${JSON.stringify(secret)})??null;const s=${found};`;
  const header =
    `var ${found};` +
    `function ${names.isActive}(id){${find}return s!==null&&s.isActive(id)}` +
    `function ${names.cover}(...ids){${find}if(s!==null)s.cover(ids)}` +
    `function ${names.hold}(key,make){${find}return s===null?make():s.hold(key,make)}` +
    `function ${names.use}(key,value){${find}return s===null?value:s.use(key,value)}` +
    `function ${names.watch}(exports,file){${find}if(s!==null)s.watch(exports,file)}` +
    `function ${names.keep}(key,bindings,isOfTests){${find}if(s!==null)s.state.keep(key,bindings,isOfTests)}` +
    `function ${names.scope}(bindings){${find}if(s!==null)s.state.scope(bindings)}` +
    `function ${names.uses}(bindings){${find}if(s!==null)s.state.uses(bindings)}` +
    `function ${names.know}(type,fields,statics){${find}if(s!==null)s.state.know(type,fields,statics)}`;
  return { names, globalKey, secret, header };
}

/**
 * Puts the switch where instrumented code finds it, and tests do not: on the global object there is a function that says nothing to who
 * does not know the secret, and neither it nor the switch can be changed.
 */
export function installSwitch(
  { globalKey, secret }: Pick<SwitchWiring, 'globalKey' | 'secret'>,
  mutantSwitch: MutantSwitch,
): void {
  const give = (asked: unknown): MutantSwitch | undefined => (asked === secret ? mutantSwitch : undefined);
  Object.defineProperty(globalThis, globalKey, { value: Object.freeze(give), enumerable: false });
}

Object.freeze(MutantSwitch.prototype);
