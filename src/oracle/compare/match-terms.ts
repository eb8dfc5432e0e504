/** Whether two terms in normal form mean the same, up to the names of what they bind and what a pattern leaves open. */
import { bindersOf, childrenOf } from '../terms/rewrite-term.ts';
import type { BoundTerm, Term } from '../terms/term.ts';

export interface Pattern {
  readonly term: Term;
  /** What of the pattern may stand for anything, though for the same thing everywhere; nothing, unless told. */
  readonly isOpen?: (term: Term) => boolean;
}

/** What open parts stand for, by their keys; `undefined` when the terms do not match. */
export type Bindings = ReadonlyMap<string, Term>;

export function matchTerm(pattern: Pattern, term: Term): Bindings | undefined {
  return new Matcher(pattern.isOpen).match(pattern.term, term, NOTHING)?.open;
}

/** Whether two terms in normal form are the same. */
export const sameTerm = (left: Term, right: Term): boolean =>
  left.key === right.key || matchTerm({ term: left }, right) !== undefined;

interface State {
  readonly open: Bindings;
  /** Bound terms of the pattern, with those of the term. */
  readonly bound: ReadonlyMap<BoundTerm, BoundTerm>;
}

const NOTHING: State = { open: new Map(), bound: new Map() };
/** More operands are compared in their order. */
const MAX_PERMUTED = 4;
const COMMUTATIVE: ReadonlySet<string> = new Set(['sum', 'product', 'and', 'or', '===', '!==']);
const MAX_STEPS = 4_000;

class Matcher {
  readonly #isOpen: Pattern['isOpen'];
  #steps = 0;

  constructor(isOpen: Pattern['isOpen']) {
    this.#isOpen = isOpen;
  }

  match(pattern: Term, term: Term, state: State): State | undefined {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) return undefined;
    return this.#matchClosed(pattern, term, state) ?? (this.#isOpen && this.#matchOpen(pattern, term, state));
  }

  /** Part by part: what is open is only then taken as a whole. */
  #matchClosed(pattern: Term, term: Term, state: State): State | undefined {
    if (pattern.kind === 'bound') return (state.bound.get(pattern) ?? pattern) === term ? state : undefined;
    const children = childrenOf(pattern);
    if (children.length === 0) return pattern.key === term.key ? state : undefined;
    const inside = hasSameHead(pattern, term) ? withBinders(pattern, term, state) : undefined;
    if (inside === undefined) return undefined;
    const mayVary = isCommutative(pattern) && children.length <= MAX_PERMUTED;
    const others = childrenOf(term);
    return mayVary ? this.#matchInAnyOrder(children, others, inside) : this.#matchInOrder(children, others, inside);
  }

  #matchOpen(pattern: Term, term: Term, state: State): State | undefined {
    if (this.#isOpen?.(pattern) === true) return bindOpen(pattern, term, state);
    return isFieldOf(pattern, term, state) ? state : undefined;
  }

  #matchInOrder(patterns: readonly Term[], terms: readonly Term[], state: State): State | undefined {
    if (patterns.length !== terms.length) return undefined;
    let current: State | undefined = state;
    for (const [index, pattern] of patterns.entries()) {
      const term = terms[index];
      current = term && current && this.match(pattern, term, current);
    }
    return current;
  }

  #matchInAnyOrder(patterns: readonly Term[], terms: readonly Term[], state: State): State | undefined {
    const [first, ...rest] = patterns;
    if (patterns.length !== terms.length) return undefined;
    if (first === undefined) return state;
    for (const [index, term] of terms.entries()) {
      const next = this.match(first, term, state);
      const all = next && this.#matchInAnyOrder(rest, terms.toSpliced(index, 1), next);
      if (all !== undefined) return all;
    }
    return undefined;
  }
}

/** A list of values may stand for a list of objects with such a field. */
const isFieldOf = (pattern: Term, term: Term, { bound }: State): boolean =>
  pattern.kind === 'member' && pattern.object.kind === 'bound' && bound.get(pattern.object) === term;

/** What is open stands for one thing; for no bound term of the inside, which would be another each time. */
function bindOpen(pattern: Term, term: Term, state: State): State | undefined {
  const known = state.open.get(pattern.key);
  if (known !== undefined) return known.key === term.key ? state : undefined;
  return { ...state, open: new Map(state.open).set(pattern.key, term) };
}

const isCommutative = (term: Term): boolean => term.kind === 'operation' && COMMUTATIVE.has(term.operator);

function hasSameHead(pattern: Term, term: Term): boolean {
  if (pattern.kind === 'operation' && term.kind === 'operation') return pattern.operator === term.operator;
  if (pattern.kind === 'call' && term.kind === 'call')
    return pattern.isNew === term.isNew && pattern.epoch === term.epoch && pattern.args.length === term.args.length;
  if (pattern.kind === 'object' && term.kind === 'object')
    return (
      pattern.entries.length === term.entries.length &&
      pattern.entries.every(({ key }, index) => (key === undefined) === (term.entries[index]?.key === undefined))
    );
  return pattern.kind === term.kind;
}

function withBinders(pattern: Term, term: Term, state: State): State | undefined {
  const mine = bindersOf(pattern);
  const theirs = bindersOf(term);
  if (mine.length !== theirs.length) return undefined;
  if (mine.length === 0) return state;
  const bound = new Map(state.bound);
  for (const [index, binder] of mine.entries()) {
    const other = theirs[index];
    if (other !== undefined) bound.set(binder, other);
  }
  return { ...state, bound };
}
