/** Terms are worked out with values put in, by an interpreter of our own over pure operations: nothing of the project is executed. */
import type { BoundTerm, DeclaredTerm, FunctionTerm, LambdaTerm, Term } from '../terms/term.ts';

/** Thrown where a value is not known, or takes too long to work out; caught where evaluating began. */
export class NotEvaluable extends Error {
  override name = 'NotEvaluable';
}

/** Thrown where the code would throw. */
export class ThrownInside extends Error {
  override name = 'ThrownInside';
}

/** What bound terms stand for; of an element also its place. */
export type Environment = ReadonlyMap<BoundTerm, Held>;

export interface Held {
  readonly value: unknown;
  readonly index?: number;
}

/** What the parts of the evaluator ask of each other. */
export interface Evaluation {
  readonly evaluate: (term: Term, env: Environment) => unknown;
  /** Whether a condition holds; it need not be known which of several values decides. */
  readonly holds: (term: Term, env: Environment) => boolean;
  /** Counts what is done; throws when it is too much. */
  readonly step: () => void;
  /** Notes a value that was computed on the way, and gives it back. */
  readonly noted: (value: unknown) => unknown;
  /** Notes two values that were compared. */
  readonly compared: (left: unknown, right: unknown) => void;
}

/** What is asked of the code that terms name. */
export interface KnownCode {
  readonly constantOf: (term: DeclaredTerm) => Term | undefined;
  readonly functionOf: (term: DeclaredTerm) => KnownFunction | undefined;
  /** A method or getter of the objects of a class. */
  readonly methodOf: (made: DeclaredTerm, name: string) => KnownFunction | undefined;
  /** A static method, or a function in a constant object. */
  readonly memberOf: (owner: DeclaredTerm, name: string) => KnownFunction | undefined;
  /** The fields of a new object of a class, in terms of the constructor's parameters. */
  readonly fieldsOf: (made: DeclaredTerm) => LambdaTerm | undefined;
  /** What a function of the test's side does. */
  readonly lambdaOf: (term: FunctionTerm) => LambdaTerm | undefined;
}

/** A function of the code under test. */
export interface KnownFunction {
  readonly meaning: LambdaTerm;
  readonly receiver: BoundTerm;
  readonly isGetter: boolean;
  /** What its object is afterwards, in terms of the parameters and of what it was. */
  readonly after: () => Term | undefined;
}

/** An object of a class of the code under test. */
export class Instance {
  readonly made: DeclaredTerm;
  fields: Readonly<Record<string, unknown>>;

  constructor(made: DeclaredTerm, fields: Readonly<Record<string, unknown>>) {
    this.made = made;
    this.fields = fields;
  }
}

export type Callable = (...args: readonly unknown[]) => unknown;

export const isCallable = (value: unknown): value is Callable => typeof value === 'function';

/** An object of entries and nothing else. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Stands for "go on with the next element" in what a search finds. */
export const NEXT_ELEMENT: unique symbol = Symbol('next');
