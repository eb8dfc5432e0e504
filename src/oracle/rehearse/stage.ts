/** The parts of a rehearsal see each other through this port, so that none has to know how the others work. */
import type { Node } from '@babel/types';
import type { LiteralValue } from '../terms/term.ts';
import type { Frame } from './frame.ts';
import type { Ledger } from './ledger.ts';
import type { Promised, Thing, Value } from './values.ts';

/** How a stretch of code ends; `undefined` where it just goes on. */
export type Ending =
  | undefined
  | { readonly kind: 'return'; readonly value: Value }
  | { readonly kind: 'break' | 'continue'; readonly label: string | undefined };

export interface Place {
  readonly stage: Stage;
  readonly frame: Frame;
}

export interface BindTarget extends Place {
  readonly mode: 'declare' | 'assign' | 'var';
}

export interface Stage {
  readonly ledger: Ledger;
  evaluate(node: Node, frame: Frame): Value;
  run(statements: readonly Node[], frame: Frame): Ending;
  bind(pattern: Node, value: Value, target: BindTarget): void;
  lookUp(name: string, frame: Frame): Value;
  assign(name: string, value: Value, frame: Frame): void;
  call(callee: Value, args: readonly Value[], self?: Value): Value;
  construct(callee: Value, args: readonly Value[]): Value;
  get(whole: Value, key: PropertyKey): Value;
  set(whole: Value, key: PropertyKey, value: Value): void;
  /** A function as it is written. */
  close(node: Node, frame: Frame, home?: Thing): Value;
  makeClass(node: Node, frame: Frame): Value;
  /** A module as an object of its exports. */
  imported(specifier: string, frame: Frame): Value;
  /** The value that a literal of the test's side has. */
  literal(origin: string, value: LiteralValue): unknown;
  /** What a text of a file of the project holds as data; `undefined` for any other text. */
  parsed(text: string): Value | undefined;
  /** What a promise gives; throws what it was rejected with. */
  awaited(value: Value): Value;
  /** An error that the language throws. */
  error(name: string, message: string): Error;
  /** What the language offers by a name; `undefined` when it is not known. */
  builtin(name: string): Value | undefined;
  settle(promise: Promised, isKept: boolean, value: Value): void;
  /** Says which call of the test's side is about to be made. */
  at(node: Node, frame: Frame): void;
  /** A matcher call was come to. */
  takeAssertion(node: Node, frame: Frame): Value | undefined;
}
