import type { OracleContext } from '../oracle-rule.ts';
import { globalPath } from '../terms/build-call.ts';
import { childrenOf } from '../terms/rewrite-term.ts';
import type { CallTerm, Term } from '../terms/term.ts';
import { isOwnStub, stubBehind } from './stub-calls.ts';
import type { Stubs } from './read-stubs.ts';

/** The calls of stubs and of code under test whose values a value is made of; what these calls are given is not looked into. */
export function outermostCalls(term: Term, stubs: Stubs, context: OracleContext): readonly CallTerm[] {
  const inside = (parts: readonly Term[]): readonly CallTerm[] =>
    parts.flatMap((part) => outermostCalls(part, stubs, context));
  if (term.kind === 'lambda') return inside([term.body]);
  if (term.kind !== 'call') return inside(childrenOf(term));
  const isKnown =
    term.callee.kind === 'declared' ||
    isOwnStub(stubBehind(term.callee)) ||
    stubs.answerTo(term) !== undefined ||
    context.calledBy(term) !== undefined;
  if (isKnown) return [term];
  if (globalPath(term.callee) !== undefined) return inside(term.args);
  return term.callee.kind === 'member' ? inside([term.callee.object]) : [];
}
