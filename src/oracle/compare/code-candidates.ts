/** What the code under test computes to get at a value: the value itself, and what it is made of. */
import type { OracleContext } from '../oracle-rule.ts';
import { member } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import { childrenOf, partsOf } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';
import { unfoldOnce } from './unfold-calls.ts';

export interface Candidate {
  readonly term: Term;
  /** `whole`: the value, at least on one of the code's ways; `part`: something inside it. */
  readonly extent: 'whole' | 'part';
}

/** How many parts of the code's value are tried. */
const MAX_CANDIDATES = 25;

/** Values first, then their parts, each in the order in which it decides. What the test hands in is not computed by the code. */
export function candidatesIn(actual: Term, context: OracleContext): readonly Candidate[] {
  const found: Candidate[] = [{ term: actual, extent: 'whole' }];
  const seen = new Set(partsOf(actual).map(({ key }) => key));
  const queue: Candidate[] = [...unfoldedIn(actual, context)];
  for (const candidate of queue) {
    if (found.length >= MAX_CANDIDATES) break;
    if (seen.has(candidate.term.key)) continue;
    seen.add(candidate.term.key);
    if (isComputed(candidate.term)) found.push(candidate);
    queue.push(...insideOf(candidate, context));
  }
  return found.toSorted((left, right) => Number(left.extent === 'part') - Number(right.extent === 'part'));
}

/** Whether a value is more than a literal, a name, or something that is passed on. */
export function isComputed(term: Term): boolean {
  switch (term.kind) {
    case 'operation':
    case 'fold':
    case 'choice':
      return true;
    case 'call':
      return !term.isNew;
    case 'member':
      return isComputed(term.object) || isComputed(term.property);
    case 'object':
    case 'array':
      return childrenOf(term).some(isComputed);
    default:
      return false;
  }
}

const asParts = (terms: readonly Term[]): readonly Candidate[] => terms.map((term) => ({ term, extent: 'part' }));

/** The value of a call, or of a member of what a call returns; further inside it is a part. */
function unfoldedIn(term: Term, context: OracleContext): readonly Candidate[] {
  const body = unfoldOnce(term, context);
  if (body !== undefined) return [{ term: body, extent: 'whole' }];
  if (term.kind !== 'member')
    return childrenOf(term).flatMap((child) => asParts(unfoldedIn(child, context).map((one) => one.term)));
  return unfoldedIn(term.object, context).flatMap(({ term: object, extent }) =>
    branchesOf(object).map((branch) => ({ term: member(branch, term.property), extent })),
  );
}

const branchesOf = (term: Term): readonly Term[] =>
  term.kind === 'choice' ? [...branchesOf(term.then), ...branchesOf(term.otherwise)] : [term];

function insideOf({ term, extent }: Candidate, context: OracleContext): readonly Candidate[] {
  if (term.kind === 'choice')
    return [{ term: term.then, extent }, { term: term.otherwise, extent }, ...asParts([term.test])];
  if (term.kind === 'call') {
    const [only, ...others] = term.args;
    // What a function of one argument does to it (rounding, formatting) wraps the value.
    const inner: readonly Candidate[] = only && others.length === 0 ? [{ term: only, extent }] : asParts(term.args);
    const body = unfoldOnce(term, context);
    const receiver = term.callee.kind === 'member' ? asParts([term.callee.object]) : [];
    return body ? [{ term: body, extent }, ...inner] : [...inner, ...receiver];
  }
  if (term.kind === 'member') return unfoldedIn(term, context).map((inner) => ({ ...inner, extent }));
  return isOperation(term, 'throw') ? [] : asParts(childrenOf(term));
}
