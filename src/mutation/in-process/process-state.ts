/** What belongs to the process, and tests replace without always putting it back: globals, `process`, its environment, the console. */
import { chdir, cwd, env } from 'node:process';
import { descriptorsOf, isSame, type Shape } from './object-shape.ts';

/** Of `process`: what its events and the connection to the parent are made of changes by itself. */
const OWN_DOINGS: ReadonlySet<PropertyKey> = new Set(['channel', 'connected', 'disconnect', 'domain', 'send']);

/** What fake timers replace. They put it back themselves, and break what they do not find there. */
const TIMERS: ReadonlySet<PropertyKey> = new Set([
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'queueMicrotask'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback'],
  ...['Date', 'Intl', 'Temporal', 'performance', 'hrtime', 'nextTick'],
]);

interface Marked {
  readonly shapes: readonly Shape[];
  readonly isFaked: boolean;
  readonly env: ReadonlyMap<string, string | undefined>;
  readonly folder: string | undefined;
}

/**
 * A test that fails before it puts `process.cwd`, `fetch` or a spy of the console back would fail all that come after it. What others than the
 * code under test added to the global object stays, since Vitest and the project's dependencies put there what they need, and only once.
 */
export class ProcessState {
  readonly #beside: readonly object[];
  readonly #isOfCode: ((value: unknown) => boolean) | undefined;
  /** Whether something failed, and so may not have come to where it tidies up. */
  isUntidy = false;
  #marked: Marked | undefined;

  /**
   * `beside`: what is put back as well. `isOfCode`: whether something was made by the code under test; what that adds as it is loaded, it adds
   * whenever it is loaded, and is not to be found there before.
   */
  constructor(beside: readonly object[] = [], isOfCode?: (value: unknown) => boolean) {
    this.#beside = beside;
    this.#isOfCode = isOfCode;
  }

  get isMarked(): boolean {
    return this.#marked !== undefined;
  }

  mark(): void {
    this.#marked = {
      ...{ shapes: this.#targets().map((target) => this.#withoutCode(target)), isFaked: areTimersFaked() },
      ...{ env: new Map(Object.entries(env)), folder: currentFolder() },
    };
  }

  /** Looking at it all takes longer than most attempts do. */
  tidy(): void {
    if (this.isUntidy) this.restore();
    this.isUntidy = false;
  }

  /** Nothing where there is no mark. */
  restore(): void {
    if (this.#marked === undefined) return;
    const isFaked = this.#marked.isFaked || areTimersFaked();
    for (const shape of this.#marked.shapes) {
      const isKept =
        shape.target === globalThis ? (key: PropertyKey) => !this.#addedByCode(globalThis, key) : undefined;
      putBack(shape, isFaked ? TIMERS : new Set(), isKept);
    }
    restoreEnv(this.#marked.env);
    const { folder } = this.#marked;
    if (folder !== undefined && currentFolder() !== folder) chdir(folder);
  }

  #targets(): readonly object[] {
    return [...new Set([...targets(), ...this.#beside])];
  }

  #withoutCode(target: object): Shape {
    const shape = descriptorsOf(target);
    if (this.#isOfCode === undefined) return shape;
    const entries = shape.keys.map((key, index) => [key, shape.descriptors[index] ?? {}] as const);
    const others = entries.filter(([key]) => !this.#addedByCode(target, key));
    return {
      ...shape,
      keys: others.map(([key]) => key),
      descriptors: others.map(([, descriptor]) => descriptor),
    };
  }

  #addedByCode(target: object, key: PropertyKey): boolean {
    const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
    if (descriptor?.configurable !== true) return false;
    return [descriptor.value, descriptor.get].some((part) => this.#isOfCode?.(part) === true);
  }
}

/** `undefined` where it has been deleted meanwhile. */
function currentFolder(): string | undefined {
  try {
    return cwd();
  } catch {
    return undefined;
  }
}

const targets = (): readonly object[] => [
  ...[globalThis, process, process.stdout, process.stderr, console, Math, JSON, Date, Number, Object, Promise],
  ...[performance, crypto],
];

/** As `@sinonjs/fake-timers` leaves its clock on all that it replaces but `performance`. */
const areTimersFaked = (): boolean =>
  [...TIMERS].some((name) => {
    const value: unknown = Reflect.get(globalThis, name);
    return typeof value === 'function' && Object.hasOwn(value, 'clock');
  });

function putBack(
  { target, keys, descriptors }: Shape,
  except: ReadonlySet<PropertyKey>,
  isKept: (key: PropertyKey) => boolean = () => false,
): void {
  const isOurs = (key: PropertyKey): boolean => !except.has(key) && !isOwnDoing(target, key);
  for (const [index, key] of keys.entries()) {
    const before = descriptors[index];
    if (before === undefined || !isOurs(key)) continue;
    if (!isSame(Reflect.getOwnPropertyDescriptor(target, key), before)) Reflect.defineProperty(target, key, before);
  }
  // A spy of what is inherited.
  const added = Reflect.ownKeys(target).filter((key) => !keys.includes(key) && !isKept(key));
  for (const key of added.filter(isOurs)) Reflect.deleteProperty(target, key);
}

function isOwnDoing(target: object, key: PropertyKey): boolean {
  return typeof key === 'symbol' || key.toString().startsWith('_') || (target === process && OWN_DOINGS.has(key));
}

function restoreEnv(before: ReadonlyMap<string, string | undefined>): void {
  for (const key of Object.keys(env)) if (!before.has(key)) Reflect.deleteProperty(env, key);
  for (const [key, value] of before) if (env[key] !== value) env[key] = value;
}
