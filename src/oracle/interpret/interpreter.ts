/** The parts of the interpreter see each other through this port, so that none has to know how the others work. */
import type { Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import type { Site, Use } from '../assertion.ts';
import type { FunctionTerm, Term } from '../terms/term.ts';
import type { Completion } from './completion.ts';
import type { ReadingLog } from './reading-log.ts';
import type { Journal, Scope } from './scope.ts';

export interface Interpreter {
  readonly journal: Journal;
  readonly log: ReadingLog;
  /** The value of an expression. */
  evaluate(node: Node, scope: Scope, use?: Use): Term;
  /** What a name stands for. */
  lookUp(name: string, scope: Scope): Term;
  /** `object.property`, through modules too. */
  member(object: Term, property: Term): Term;
  /** Runs statements in their order, in a scope of their own making. */
  run(statements: readonly Node[], scope: Scope): Completion;
  /** Gives the parts of `value` to the variables of a pattern. */
  bind(pattern: Node, value: Term, target: BindTarget): void;
  /** A function or class of the test's side, with the variables around it. */
  close(node: Node, scope: Scope): FunctionTerm;
  /** Calls anything that can be called. */
  call(invocation: Invocation): Term;
  /** What a file of the project exports as a whole. */
  module(file: FilePath): Term;
  resolve(from: FilePath, specifier: string): FilePath | undefined;
  /** A dependency as a whole. */
  dependencyModule(specifier: string): Term;
}

export interface BindTarget {
  readonly scope: Scope;
  readonly mode: 'declare' | 'assign';
}

export interface Invocation {
  /** A member term for a method. */
  readonly callee: Term;
  readonly args: readonly Term[];
  readonly isNew: boolean;
  readonly site: Site;
  readonly use: Use;
}
