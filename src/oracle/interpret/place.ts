import type { Use } from '../assertion.ts';
import type { Interpreter } from './interpreter.ts';
import type { Scope } from './scope.ts';

/** Where an expression stands, and what becomes of its value. */
export interface Place {
  readonly interpreter: Interpreter;
  readonly scope: Scope;
  readonly use: Use;
}
