/** How a stretch of code ends, on each of its ways. */
import { choice, junction, not } from '../terms/build-operation.ts';
import { global, literal, makeLambda, makeOperation, UNDEFINED } from '../terms/make-term.ts';
import type { BoundTerm, Term } from '../terms/term.ts';
import type { Variable } from './scope.ts';

export type Completion =
  | { readonly kind: 'next' }
  /** `values` is what variables hold there that changed in the function. */
  | { readonly kind: 'return'; readonly value: Term; readonly values: ReadonlyMap<Variable, Term> }
  | { readonly kind: 'throw'; readonly value: Term }
  /** `values` is what variables hold there. */
  | { readonly kind: 'break' | 'continue'; readonly values: ReadonlyMap<Variable, Term> }
  | { readonly kind: 'branch'; readonly test: Term; readonly then: Completion; readonly otherwise: Completion }
  /** A loop that returns from inside: `found` says what, in terms of `element`; else `otherwise`. */
  | {
      readonly kind: 'search';
      readonly list: Term;
      readonly element: BoundTerm;
      readonly found: Completion;
      readonly otherwise: Completion;
    };

export const NEXT: Completion = { kind: 'next' };

/** Stands for "go on with the next element" in what a search finds. */
export const SKIP: Term = global('…next');

export function branch(test: Term, then: Completion, otherwise: Completion): Completion {
  return then.kind === 'next' && otherwise.kind === 'next' ? NEXT : { kind: 'branch', test, then, otherwise };
}

/** Whether some way leads to what follows. */
export function goesOn(completion: Completion): boolean {
  switch (completion.kind) {
    case 'next':
      return true;
    case 'branch':
      return goesOn(completion.then) || goesOn(completion.otherwise);
    case 'search':
      return goesOn(completion.otherwise);
    default:
      return false;
  }
}

/** When what follows is come to; `undefined` when always. */
export function conditionToGoOn(completion: Completion): Term | undefined {
  if (completion.kind === 'search') return literal(true);
  if (completion.kind !== 'branch') return undefined;
  const { test, then, otherwise } = completion;
  const whenThen = goesOn(then) ? [junction('and', [test, conditionToGoOn(then) ?? literal(true)])] : [];
  const whenOtherwise = goesOn(otherwise)
    ? [junction('and', [not(test), conditionToGoOn(otherwise) ?? literal(true)])]
    : [];
  const ways = [...whenThen, ...whenOtherwise].map(withoutTrue);
  return ways.length === 2 ? undefined : ways[0];
}

function withoutTrue(condition: Term): Term {
  if (condition.kind !== 'operation' || condition.operator !== 'and') return condition;
  return junction(
    'and',
    condition.operands.filter((operand) => operand.kind !== 'literal'),
  );
}

/** The completion with what follows put in. */
export function andThen(completion: Completion, following: Completion): Completion {
  switch (completion.kind) {
    case 'next':
      return following;
    case 'branch':
      return branch(completion.test, andThen(completion.then, following), andThen(completion.otherwise, following));
    case 'search':
      return { ...completion, otherwise: andThen(completion.otherwise, following) };
    default:
      return completion;
  }
}

/** The value of a function that ends so; `whenNext` where it just ends. */
export function valueOf(completion: Completion, whenNext: Term = UNDEFINED): Term {
  switch (completion.kind) {
    case 'return':
      return completion.value;
    case 'throw':
      return makeOperation('throw', [completion.value]);
    case 'branch':
      return choice(completion.test, valueOf(completion.then, whenNext), valueOf(completion.otherwise, whenNext));
    case 'search': {
      const found = makeLambda([completion.element], valueOf(completion.found, SKIP));
      return makeOperation('search', [completion.list, found, valueOf(completion.otherwise, whenNext)]);
    }
    default:
      return whenNext;
  }
}

/**
 * What a variable holds after a loop's body that ends so: `atEnd` where it runs to its end, `before` where it stops with it untouched;
 * `undefined` where it leaves the function, since nobody looks any more.
 */
export function heldAfter(
  completion: Completion,
  held: { readonly variable: Variable; readonly atEnd: Term; readonly before: Term },
): Term | undefined {
  switch (completion.kind) {
    case 'next':
    case 'search':
      return held.atEnd;
    case 'continue':
    case 'break':
      return completion.values.get(held.variable) ?? held.before;
    case 'branch': {
      const then = heldAfter(completion.then, held);
      const otherwise = heldAfter(completion.otherwise, held);
      return then && otherwise ? choice(completion.test, then, otherwise) : (then ?? otherwise);
    }
    default:
      return undefined;
  }
}

/** What variables hold on each way that leaves a loop's body before its end. */
export function heldWhereLeft(completion: Completion): readonly ReadonlyMap<Variable, Term>[] {
  if (completion.kind === 'break' || completion.kind === 'continue') return [completion.values];
  if (completion.kind !== 'branch') return [];
  return [completion.then, completion.otherwise].flatMap(heldWhereLeft);
}

/** What a variable that is older than a function holds after a call that ends so; `undefined` where nobody looks, since it throws. */
export function heldAtReturn(
  completion: Completion,
  held: { readonly variable: Variable; readonly atEnd: Term; readonly before: Term },
): Term | undefined {
  switch (completion.kind) {
    case 'return':
      return completion.values.get(held.variable) ?? held.before;
    case 'throw':
      return undefined;
    case 'branch': {
      const then = heldAtReturn(completion.then, held);
      const otherwise = heldAtReturn(completion.otherwise, held);
      return then && otherwise ? choice(completion.test, then, otherwise) : (then ?? otherwise);
    }
    default:
      return held.atEnd;
  }
}

/** When a loop's body breaks out; `undefined` when never. */
export function conditionOf(kind: 'break' | 'return', completion: Completion): Term | undefined {
  if (completion.kind === kind) return literal(true);
  if (completion.kind !== 'branch') return undefined;
  const then = conditionOf(kind, completion.then);
  const otherwise = conditionOf(kind, completion.otherwise);
  const ways = [
    ...(then === undefined ? [] : [withoutTrue(junction('and', [completion.test, then]))]),
    ...(otherwise === undefined ? [] : [withoutTrue(junction('and', [not(completion.test), otherwise]))]),
  ];
  return ways.length === 0 ? undefined : junction('or', ways);
}
