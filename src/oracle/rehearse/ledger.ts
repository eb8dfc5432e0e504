import type { Node } from '@babel/types';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { valueKey } from '../evaluate/same-value.ts';
import type { FilePath } from '../../model/ids.ts';
import type { Demand } from '../assertion.ts';
import type { LiteralValue } from '../terms/term.ts';
import { join, stepTrail } from './trail.ts';
import { NO_TRAIL, type SubjectCall, type Trail, type Value } from './values.ts';

/** One time that a rehearsal comes to an assertion. */
export interface Met {
  readonly node: Node;
  readonly file: FilePath;
  readonly actual: Value;
  readonly expected: readonly Value[];
  readonly demand: Demand;
  readonly matcher: string;
  /** Whether what it asks is so; `undefined` where that is not known. */
  readonly holds: boolean | undefined;
  /** How many places around it could catch its failure: the code that calls it back, a `try`, a promise. */
  readonly guards: number;
}

/** Values that one piece of code computed, over the whole rehearsal. */
interface Notes {
  readonly isSubject: boolean;
  readonly keys: Set<string>;
}

/** Numbers that are come by on any way. */
const PLAIN: ReadonlySet<unknown> = new Set([-1, 0, 1, '']);

/** What is kept account of while a test is rehearsed. */
export class Ledger {
  /** What the conditions around the present place depend on. */
  control: Trail = NO_TRAIL;
  /** The call of code under test that is running. */
  extent: SubjectCall | undefined;
  /** Whether the code that runs is code under test. */
  isInside = false;
  /** Whether the code was handed a function of the test's side, through which it sees what that sees. */
  isEntangled = false;
  /** How many calls of code under test have changed something. */
  epoch = 0;
  /** How many calls of code under test the test made for what they do rather than for what they give: it drops that, or they throw. */
  acts = 0;
  /** How many places around the present one could catch what is thrown, code under test left out. */
  guards = 0;
  /** Whether an assertion has been made to fail. */
  hasFailed = false;
  readonly met: Met[] = [];
  /** What literals of the test's side are as they are written, by where that is. */
  readonly literals = new Map<string, LiteralValue>();
  readonly notes = new Map<Node, Notes>();
  readonly jobs: (() => void)[] = [];
  #steps = 0;
  #depth = 0;

  constructor(steps: number) {
    this.#steps = steps;
  }

  get isSpent(): boolean {
    return this.#steps < 0;
  }

  step(): void {
    this.#steps -= 1;
    if (this.#steps < 0) throw new NotEvaluable('too long');
  }

  /** Runs something one call deeper. */
  deeper<Result>(action: () => Result): Result {
    if (this.#depth > MAX_DEPTH) throw new NotEvaluable('too deep');
    this.#depth += 1;
    try {
      return action();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Runs something whose errors are caught. */
  guarded<Result>(action: () => Result): Result {
    this.guards += 1;
    try {
      return action();
    } finally {
      this.guards -= 1;
    }
  }

  /** Runs what depends on a condition. */
  under<Result>({ trail }: Pick<Value, 'trail'>, action: () => Result): Result {
    const outer = this.control;
    this.control = join(outer, trail);
    try {
      return action();
    } finally {
      this.control = outer;
    }
  }

  /** What the function goes on with would not be come to if the condition were otherwise. */
  dependOn({ trail }: Pick<Value, 'trail'>): void {
    this.control = join(this.control, trail);
  }

  /** Runs what happens for its own sake, such as the loading of a file, wherever that is come to. */
  apart<Result>(state: Pick<Ledger, 'isInside' | 'extent' | 'control'>, action: () => Result): Result {
    const { isInside, extent, control } = this;
    Object.assign(this, state);
    try {
      return action();
    } finally {
      Object.assign(this, { isInside, extent, control });
    }
  }

  /** A value that a node computes from others. */
  computed(node: Node, raw: unknown, from: readonly Trail[]): Value {
    this.note(node, raw);
    return this.chosenBy(node, raw, from);
  }

  /** A value that is there before, and that a node takes as others say. */
  chosenBy(node: Node, raw: unknown, from: readonly Trail[]): Value {
    this.#notesOf(node);
    if (this.isInside) this.extent?.steps.add(node);
    const trail = from.reduce(join, join(this.control, stepTrail(node)));
    return { raw, trail };
  }

  /** What is chosen under a condition depends on it. */
  chosen(value: Value): Value {
    const trail = join(value.trail, this.control);
    return trail === value.trail ? value : { ...value, trail };
  }

  /** A value that is new here, and not computed. */
  fresh(raw: unknown, trail: Trail = NO_TRAIL): Value {
    return { raw, trail: join(this.control, trail) };
  }

  note(node: Node, raw: unknown): void {
    const isTelling = (typeof raw === 'number' || typeof raw === 'string') && !PLAIN.has(raw);
    if (isTelling) this.#notesOf(node).add(valueKey(raw));
  }

  /** What is compared tells how code decides, unless it is only handed in. */
  compared(node: Node, sides: readonly { readonly value: Value; readonly written: Node }[]): void {
    for (const { value, written } of sides) {
      const { raw, trail } = value;
      const isOwn = trail.steps.size > 0 || trail.origins.size === 0 || written.type.endsWith('Literal');
      if (isOwn && (typeof raw === 'number' || typeof raw === 'string')) this.#notesOf(node).add(`? ${valueKey(raw)}`);
    }
  }

  #notesOf(node: Node): Set<string> {
    const known = this.notes.get(node);
    if (known !== undefined) return known.keys;
    const notes = { isSubject: this.isInside, keys: new Set<string>() };
    this.notes.set(node, notes);
    return notes.keys;
  }
}

const MAX_DEPTH = 150;
