/** What a test uses of Vitest, other than its checks. */
import type { Node } from '@babel/types';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { patternFor } from './expectation.ts';
import { itemsOf } from './iterate.ts';
import type { Stage } from './stage.ts';
import { func, Func, List, NOTHING, plain, type Slot, Thing, type Value } from './values.ts';

/** A test that a file declares, with what is around it. */
export interface StagedTest {
  readonly node: Node;
  readonly body: Value | undefined;
  readonly rows: readonly (readonly Value[])[] | undefined;
  readonly fixtures: readonly Value[];
  readonly suite: StagedSuite;
}

export interface StagedSuite {
  readonly parent: StagedSuite | undefined;
  readonly hooks: { readonly kind: string; readonly callback: Value }[];
}

const TESTS = /^(?:it|test)$/;
const SUITES = /^(?:describe|suite)$/;
const HOOKS = /^(?:before|after)(?:All|Each)$/;

/** `expectTypeOf(…)`: only the compiler takes notice of what it is asked. */
class TypeCheck extends Func {
  constructor() {
    super('type', (self) => self);
  }

  override find(): Slot {
    return { value: plain(this) };
  }
}

interface LibraryParts {
  /** The functions of `vi`, made when they are asked for: most tests of a file need none. */
  readonly controls: () => Iterable<readonly [string, Value]>;
  readonly siteOf: () => Node | undefined;
}

export class Library {
  readonly tests: StagedTest[] = [];
  readonly #stage: Stage;
  /** The functions of `vi`. */
  readonly #controls: () => Iterable<readonly [string, Value]>;
  readonly #made = new Map<string, Value>();
  readonly #siteOf: () => Node | undefined;
  #suite: StagedSuite = { parent: undefined, hooks: [] };

  constructor(stage: Stage, { controls, siteOf }: LibraryParts) {
    this.#stage = stage;
    this.#controls = controls;
    this.#siteOf = siteOf;
  }

  /** An export of Vitest; throws for what is not known. */
  export(name: string): Value {
    const known = this.#made.get(name);
    const made = known ?? this.#part(name);
    this.#made.set(name, made);
    return made;
  }

  #part(name: string): Value {
    if (TESTS.test(name)) return this.#test(undefined, []);
    if (SUITES.test(name)) return this.#describe(undefined);
    if (HOOKS.test(name)) return this.#hook(name);
    if (name === 'expect') return this.#expect();
    if (/^(?:vi|vitest|jest)$/.test(name)) return this.#vi();
    if (/^(?:expectTypeOf|assertType)$/.test(name)) return func(name, () => plain(new TypeCheck()));
    if (/^onTest(?:Finished|Failed)$/.test(name)) return func(name, () => NOTHING);
    throw new NotEvaluable(name);
  }

  #expect(): Value {
    const made = func('expect', () => plain(new Thing()));
    if (!(made.raw instanceof Func)) return made;
    for (const name of [
      'any',
      'anything',
      'objectContaining',
      'stringContaining',
      'stringMatching',
      'closeTo',
      'arrayContaining',
    ])
      made.raw.hide(
        name,
        func(name, (args) => plain(patternFor(name, args))),
      );
    for (const name of ['assertions', 'hasAssertions', 'extend', 'addSnapshotSerializer'])
      made.raw.hide(
        name,
        func(name, () => NOTHING),
      );
    return made;
  }

  #vi(): Value {
    const made = new Thing();
    for (const [name, control] of this.#controls()) made.hide(name, control);
    return plain(made);
  }

  #hook(kind: string): Value {
    return func(kind, ([callback = NOTHING]) => {
      this.#suite.hooks.push({ kind, callback });
      return NOTHING;
    });
  }

  #describe(rows: readonly (readonly Value[])[] | undefined): Value {
    const made = new Func('describe', (_, args) => {
      const callback = args.slice(1).find(({ raw }) => raw instanceof Func);
      if (callback === undefined) return NOTHING;
      const outer = this.#suite;
      this.#suite = { parent: outer, hooks: [] };
      try {
        for (const row of (rows ?? [[]]).slice(0, MAX_ROWS)) this.#stage.call(callback, row);
      } finally {
        this.#suite = outer;
      }
      return NOTHING;
    });
    this.#addWords(made, (table) => this.#describe(table));
    return plain(made);
  }

  #test(rows: readonly (readonly Value[])[] | undefined, fixtures: readonly Value[]): Value {
    const made = new Func('test', (_, args) => {
      const node = this.#siteOf();
      const body = args.slice(1).find(({ raw }) => raw instanceof Func);
      if (node !== undefined) this.tests.push({ node, body, rows, fixtures, suite: this.#suite });
      return NOTHING;
    });
    this.#addWords(made, (table) => this.#test(table, fixtures));
    made.hide(
      'extend',
      func('extend', ([more = NOTHING]) => this.#test(undefined, [...fixtures, more])),
    );
    for (const name of ['describe', 'beforeAll', 'beforeEach', 'afterEach', 'afterAll'])
      made.slots.set(name, { value: NOTHING, get: new Func(name, () => this.export(name)), isHidden: true });
    return plain(made);
  }

  #addWords(made: Func, withRows: (rows: readonly (readonly Value[])[]) => Value): void {
    made.hide(
      'each',
      func('each', (args) => withRows(this.#rowsOf(args, true))),
    );
    made.hide(
      'for',
      func('for', (args) => withRows(this.#rowsOf(args, false))),
    );
    for (const word of ['skip', 'only', 'concurrent', 'sequential', 'shuffle', 'fails', 'todo'])
      made.slots.set(word, { value: plain(made), isHidden: true });
    for (const word of ['skipIf', 'runIf'])
      made.hide(
        word,
        func(word, () => plain(made)),
      );
  }

  #rowsOf(args: readonly Value[], isSpread: boolean): readonly (readonly Value[])[] {
    const [table = NOTHING, ...others] = args;
    if (others.length > 0) return this.#templateRows(table, others);
    return itemsOf(table, this.#stage).map((row) =>
      isSpread && row.raw instanceof List ? itemsOf(row, this.#stage) : [row],
    );
  }

  /** The first text names the columns, the values fill the rows. */
  #templateRows(texts: Value, values: readonly Value[]): readonly (readonly Value[])[] {
    const head = String(this.#stage.get(texts, 0).raw);
    const names = head.split('|').map((name) => name.trim());
    return values
      .map((_, index) => index)
      .filter((index) => index % names.length === 0)
      .map((start) => {
        const row = new Thing();
        for (const [column, name] of names.entries()) row.put(name, values[start + column] ?? NOTHING);
        return [plain(row)];
      });
  }
}

const MAX_ROWS = 4;
