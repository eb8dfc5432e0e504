/** The values of a rehearsal: what the language has, each with where it comes from. */
import type { Node } from '@babel/types';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import type { FilePath } from '../../model/ids.ts';

/** What a value comes from. */
export interface Trail {
  /** Literals of the test's side that it depends on, by the places where they are written. */
  readonly origins: ReadonlySet<string>;
  /** What computed it, on either side. */
  readonly steps: ReadonlySet<Node>;
  /** The calls of code under test, made by the test's side, that it passed through. */
  readonly calls: ReadonlySet<SubjectCall>;
}

const NONE: ReadonlySet<never> = new Set<never>();

export const NO_TRAIL: Trail = { origins: NONE, steps: NONE, calls: NONE };

export interface Value {
  /** A primitive, or a `Thing`. */
  readonly raw: unknown;
  readonly trail: Trail;
  /** The call of code under test that gave just this, or an object of which this is a part. */
  readonly source?: Source | undefined;
  /** The stand-in of the test's side that handed it out as it is. */
  readonly echo?: Func | undefined;
  /** What it compares, where it says whether, or by how much, two values of the test's side differ. */
  readonly sides?: readonly [Value, Value] | undefined;
}

export interface Source {
  readonly call: SubjectCall;
  /** The names that lead from what the call gave to this. */
  readonly path: string;
  /** How many calls had changed something when it was read. */
  readonly epoch: number;
  /** How many calls had been made for what they do. */
  readonly acts: number;
  /** What had been done with the objects on the path. */
  readonly history: string;
}

export const plain = (raw: unknown): Value => ({ raw, trail: NO_TRAIL });

export const NOTHING: Value = plain(undefined);

export type Run = (self: Value, args: readonly Value[]) => Value;

/** A property: a value, or what gets and sets it. */
export interface Slot {
  value: Value;
  readonly get?: Func | undefined;
  readonly set?: Func | undefined;
  readonly isHidden?: boolean;
}

let made = 0;

/** The number of what was made last: what has a greater one is newer. */
export const lastMade = (): number => made;

/** For what is made now. */
export function nextMade(): number {
  made += 1;
  return made;
}

/** An object. */
export class Thing {
  readonly id: number;
  readonly slots = new Map<PropertyKey, Slot>();
  parent: Thing | undefined;
  isFrozen = false;
  /** Whether it was handed to code under test, or made by it. */
  isShared = false;
  /** What the test's side did with it, in order, if code under test made it. */
  history = '';
  /** Of that, what has changed nothing, since it was changed last. */
  looks = '';
  /** What went into it by calls. */
  absorbed: Trail = NO_TRAIL;

  constructor(parent?: Thing) {
    this.id = nextMade();
    this.parent = parent;
  }

  put(key: PropertyKey, value: Value): this {
    const slot = this.slots.get(key);
    if (slot === undefined) this.slots.set(key, { value });
    else slot.value = value;
    return this;
  }

  hide(key: PropertyKey, value: Value): this {
    this.slots.set(key, { value, isHidden: true });
    return this;
  }

  /** The property of this name, here or further up. */
  find(key: PropertyKey): Slot | undefined {
    return this.slots.get(key) ?? this.parent?.find(key);
  }
}

/** A file as an object of its exports. */
export class Exports extends Thing {}

/** An array, or what is gone through once. */
export class List extends Thing {
  items: Value[];
  /** Of an iterator: how far one is. */
  at = 0;
  readonly isIterator: boolean;
  /** Of an array of numbers of one kind: what becomes of a number that is put in. */
  narrowed: ((value: number) => number) | undefined;

  constructor(items: Value[], isIterator = false) {
    super();
    if (items.length > MOST_ITEMS) throw new NotEvaluable('a long list');
    this.items = items;
    this.isIterator = isIterator;
  }

  /** @returns how many there are then. */
  add(...items: readonly Value[]): number {
    if (this.items.length + items.length > MOST_ITEMS) throw new NotEvaluable('a long list');
    return this.items.push(...items);
  }
}

/** What a list holds is gone through time and again: where it is longer, a test would take seconds. */
const MOST_ITEMS = 2_000;

/** A `Map`, or a `Set`, whose keys are its values. */
export class Dictionary extends Thing {
  readonly entries = new Map<unknown, { readonly key: Value; readonly value: Value }>();
  readonly kind: 'Map' | 'Set';

  constructor(kind: 'Map' | 'Set', parent?: Thing) {
    super(parent);
    this.kind = kind;
  }
}

/** What can say what it is, if only by its kind. */
export interface Host {
  toString: () => string;
}

/** A date, a pattern, or another object of the language's own, of which nobody else holds the host. */
export class Native extends Thing {
  readonly host: Host;

  constructor(host: Host) {
    super();
    this.host = host;
  }
}

export class Promised extends Thing {
  settled: { readonly isKept: boolean; readonly value: Value } | undefined;
  readonly waiting: (() => void)[] = [];
}

export interface WrittenCode {
  readonly node: Node;
  readonly file: FilePath;
  readonly isSubject: boolean;
}

export class Func extends Thing {
  name: string;
  readonly run: Run;
  /** Makes a new object; `target` is the class that was asked. */
  construct: ((args: readonly Value[], target: Func) => Value) | undefined;
  readonly code: WrittenCode | undefined;
  /** Of what the test made to stand for something: an export of the code, a method of an object of it, or nothing but itself. */
  standsFor: 'export' | 'method' | 'itself' | undefined;
  /** What objects that it makes inherit from. */
  readonly prototype = new Thing();

  constructor(name: string, run: Run, code?: WrittenCode) {
    super();
    this.name = name;
    this.run = run;
    this.code = code;
  }
}

export const func = (name: string, run: (args: readonly Value[], self: Value) => Value): Value =>
  plain(new Func(name, (self, args) => run(args, self)));

/** A call of code under test that the test's side makes; without a name, the loading of one of its files. */
export class SubjectCall {
  /** The function that runs. */
  readonly node: Node;
  readonly file: FilePath;
  readonly name: string;
  /** The function with what it is given: equal calls of equal objects have equal keys. */
  readonly key: string;
  /** What its arguments come from. */
  readonly given: Trail;
  /** The calls that the object comes from, of which it is a method. */
  readonly receivedFrom: ReadonlySet<SubjectCall>;
  readonly receiver: Thing | undefined;
  /** What had been done with the receiver before. */
  readonly history: string;
  /** Whether it is made while a file loads, or by another file than the test's. */
  readonly isAhead: boolean;
  /** How many calls had changed something before it. */
  readonly epoch: number;
  /** The functions of the code that it runs, with what each is given. */
  readonly inner = new Set<string>();
  /** What the code computes while it runs. */
  readonly steps = new Set<Node>();
  /** The functions and stubs of the test's side that it calls, in order. */
  readonly outward: number[] = [];
  /** Whether it changes what was there before. */
  writes = false;
  /** How many calls before it were made for what they do. */
  readonly acts: number;
  /** How many calls had changed something when it ended. */
  endEpoch: number;
  /** What has no greater number was there before it. */
  readonly birth: number;

  /** Whether it is the loading of a file. */
  get isLoading(): boolean {
    return this.key === this.file;
  }

  constructor(made: {
    readonly node: Node;
    readonly file: FilePath;
    readonly name: string;
    readonly key: string;
    readonly given: Trail;
    readonly receivedFrom: ReadonlySet<SubjectCall>;
    readonly receiver: Thing | undefined;
    readonly isAhead: boolean;
    readonly epoch: number;
    readonly acts: number;
  }) {
    this.node = made.node;
    this.file = made.file;
    this.name = made.name;
    this.key = made.key;
    this.given = made.given;
    this.receivedFrom = made.receivedFrom;
    this.receiver = made.receiver;
    this.history = made.receiver?.history ?? '';
    this.isAhead = made.isAhead;
    this.epoch = made.epoch;
    this.acts = made.acts;
    this.endEpoch = made.epoch;
    this.birth = lastMade();
  }
}

/** Thrown where the code throws. */
export class Thrown extends Error {
  override name = 'Thrown';
  readonly value: Value;

  constructor(value: Value) {
    super('thrown');
    this.value = value;
  }
}

export const isNothing = ({ raw }: Value): boolean => raw === undefined || raw === null;
