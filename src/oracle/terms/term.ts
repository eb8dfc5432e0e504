/** The symbolic form in which every value is compared. Made by `build-term.ts` only, which brings equal meanings to equal terms. */
import type { Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';

export type Term =
  | LiteralTerm
  | GlobalTerm
  | DeclaredTerm
  | DependencyTerm
  | BoundTerm
  | FunctionTerm
  | UnknownTerm
  | CallTerm
  | MemberTerm
  | OperationTerm
  | ObjectTerm
  | ArrayTerm
  | ChoiceTerm
  | LambdaTerm
  | FoldTerm;

interface TermBase {
  /** Equal terms have equal keys; alpha-equivalent ones have equal `alphaKey`s (compare-terms.ts). */
  readonly key: string;
  /** Number of nodes. */
  readonly size: number;
}

export type LiteralValue = string | number | bigint | boolean | null | undefined;

export interface LiteralTerm extends TermBase {
  readonly kind: 'literal';
  readonly value: LiteralValue;
  /** Where it is written, so that one literal used twice is told from two equal ones. No part of the key. */
  readonly origin: string | undefined;
}

/** A name that nothing in the file declares: `Math`, `Date`, `process`. */
export interface GlobalTerm extends TermBase {
  readonly kind: 'global';
  readonly name: string;
}

/** A function, class, constant or variable that the code under test declares, at its top level. Never inlined by itself. */
export interface DeclaredTerm extends TermBase {
  readonly kind: 'declared';
  readonly file: FilePath;
  /** As its own file names it. */
  readonly name: string;
}

/** An export of a dependency or of Node: `vitest`'s `expect`. `name` is `*` for the module as a whole. */
export interface DependencyTerm extends TermBase {
  readonly kind: 'dependency';
  readonly specifier: string;
  readonly name: string;
}

/** A value that varies: a parameter, an element of a list, an accumulator. */
export interface BoundTerm extends TermBase {
  readonly kind: 'bound';
  /** Unique over a whole inspection. */
  readonly id: number;
  readonly role: BoundRole;
  /** Of an `element`, `index` or `row`: what it runs over; of an `accumulator`: what it starts as. */
  readonly list: Term | undefined;
}

/** `rest`: the list of all further arguments. `row`: one row of an `each` table. `this`: the receiver of a method. */
export type BoundRole = 'parameter' | 'rest' | 'this' | 'element' | 'index' | 'accumulator' | 'row';

/** A function of the test's side, not yet called. What it does is in `LambdaTerm` once it is handed to code that is not inlined. */
export interface FunctionTerm extends TermBase {
  readonly kind: 'function';
  readonly file: FilePath;
  readonly node: Node;
}

/** Equal only to itself. */
export interface UnknownTerm extends TermBase {
  readonly kind: 'unknown';
}

export interface CallTerm extends TermBase {
  readonly kind: 'call';
  /** A method call's callee is a member term. */
  readonly callee: Term;
  readonly args: readonly Term[];
  readonly isNew: boolean;
  /** Grows with each effect, so that calls which may differ over time are not equal; `undefined` for a pure function. */
  readonly epoch: number | undefined;
}

export interface MemberTerm extends TermBase {
  readonly kind: 'member';
  readonly object: Term;
  /** A literal when it is written `a.b`. */
  readonly property: Term;
}

export interface OperationTerm extends TermBase {
  readonly kind: 'operation';
  readonly operator: Operator;
  /** Sorted where the order does not matter. */
  readonly operands: readonly Term[];
}

/**
 * `sum`, `product`, `and`, `or`, `===`, `!==` have sorted operands. `concat` joins texts; `reciprocal` is `1 / x`; `time` is the
 * milliseconds of a date text or number; `range` is the whole numbers from the first operand up to the second, exclusive;
 * `throw` stands for the value of code that throws; `spread` stands in arrays, objects and arguments.
 */
export type Operator =
  | 'sum'
  | 'product'
  | 'reciprocal'
  | 'concat'
  | 'and'
  | 'or'
  | '??'
  | '==='
  | '!=='
  | '<'
  | '<='
  | '!'
  | '%'
  | '**'
  | 'append'
  | 'do'
  | 'number'
  | 'range'
  | 'spread'
  | 'throw'
  | 'time'
  | 'while'
  | (string & {});

/** Entries in order of their names, unless a spread or a computed key stands between. */
export interface ObjectTerm extends TermBase {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}

/** With `key` `undefined`, `value` is spread into the object. */
export interface ObjectEntry {
  readonly key: Term | undefined;
  readonly value: Term;
}

export interface ArrayTerm extends TermBase {
  readonly kind: 'array';
  readonly elements: readonly Term[];
}

/** A conditional, early returns included; the test is never negated. */
export interface ChoiceTerm extends TermBase {
  readonly kind: 'choice';
  readonly test: Term;
  readonly then: Term;
  readonly otherwise: Term;
}

/** What a function does, as far as it was handed on and not called here. */
export interface LambdaTerm extends TermBase {
  readonly kind: 'lambda';
  readonly parameters: readonly BoundTerm[];
  readonly body: Term;
}

/**
 * A loop over a list, as `reduce` makes it: `result` is the value of `accumulators[0]` after the last element, each accumulator
 * starts as `start` and becomes `step` with each `element`. With `exit`, the loop ends early with its value once its test holds.
 */
export interface FoldTerm extends TermBase {
  readonly kind: 'fold';
  readonly list: Term;
  readonly element: BoundTerm;
  readonly accumulators: readonly Accumulator[];
}

export interface Accumulator {
  readonly name: BoundTerm;
  readonly start: Term;
  readonly step: Term;
}
