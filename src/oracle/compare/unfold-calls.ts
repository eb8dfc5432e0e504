/** Calls of code under test, replaced by what they return. */
import { applyLambda } from '../terms/apply-lambda.ts';
import type { OracleContext } from '../oracle-rule.ts';
import { childrenOf, mapChildren, type Rewriting } from '../terms/rewrite-term.ts';
import type { CallTerm, Term } from '../terms/term.ts';
import { stubbedAnswer } from './evaluate-known.ts';

/** How deep functions of the code may call each other. */
const MAX_DEPTH = 5;

/** How many parts are looked at before the rest is left as it is. */
const MAX_STEPS = 3_000;

type Unfolding = Pick<OracleContext, 'unfold'>;

export const unfoldCalls = (term: Term, context: Unfolding): Term => unfolding(context)(term);

/** Unfolds one value after another; what they have in common is looked at once. */
export function unfolding(context: Unfolding): Rewriting {
  const known = Array.from({ length: MAX_DEPTH + 1 }, () => new Map<Term, Term>());
  let steps = 0;
  const change = (current: Term, depth: number): Term => {
    const seen = known[depth]?.get(current);
    steps += 1;
    if (seen !== undefined || steps > MAX_STEPS) return seen ?? current;
    const body = depth > 0 ? unfoldOnce(current, context) : undefined;
    const unfolded =
      body === undefined ? mapChildren(current, (child) => change(child, depth)) : change(body, depth - 1);
    known[depth]?.set(current, unfolded);
    return unfolded;
  };
  return (term) => {
    steps = 0;
    return change(term, MAX_DEPTH);
  };
}

/** What a call of code under test, or of a stub, gives; `undefined` for any other value. */
export function unfoldOnce(term: Term, context: Unfolding): Term | undefined {
  if (term.kind === 'member') return context.unfold(term);
  if (term.kind !== 'call') return undefined;
  return (
    context.unfold(term) ??
    stubbedAnswer(term, (stub, args) => (stub.kind === 'lambda' ? applyLambda(stub, args) : undefined))
  );
}

/** The calls of code under test in a value, outermost first. */
export function subjectCallsIn(term: Term, context: OracleContext): readonly CallTerm[] {
  const found: CallTerm[] = [];
  const look = (current: Term): void => {
    if (current.kind === 'call' && isSubjectCall(current, context)) found.push(current);
    childrenOf(current).forEach(look);
  };
  look(term);
  return found;
}

/** Whether a call runs code under test; making an object of a class of it does too. */
export function isSubjectCall(term: CallTerm, context: OracleContext): boolean {
  const root = rootOf(term.callee);
  return root.kind === 'declared' ? context.isSubject(root.file) : context.calledBy(term) !== undefined;
}

/** What a chain of members and calls starts from. */
export function rootOf(term: Term): Term {
  if (term.kind === 'member') return rootOf(term.object);
  return term.kind === 'call' ? rootOf(term.callee) : term;
}
