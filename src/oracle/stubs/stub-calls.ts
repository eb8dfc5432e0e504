/** Calls of a mocking library, recognised in terms: `vi.fn()`, `vi.spyOn(…)`, `.mockReturnValue(…)`. */
import { propertyName } from '../terms/build-member.ts';
import type { CallTerm, Term } from '../terms/term.ts';

/** The name of the library's function that a call runs (`fn`, `spyOn`, `mock`); `undefined` for any other call. */
export function libraryCall({ callee, isNew }: CallTerm): string | undefined {
  if (isNew || callee.kind !== 'member' || !isLibrary(callee.object)) return undefined;
  return propertyName(callee);
}

function isLibrary(term: Term): boolean {
  if (term.kind !== 'dependency' && term.kind !== 'global') return false;
  return term.name === 'vi' || term.name === 'vitest' || term.name === 'jest';
}

/** A stub that the test makes itself. */
export const isOwnStub = (term: Term): boolean => term.kind === 'call' && libraryCall(term) === 'fn';

/** What tells a stub what to do; `undefined` for what only looks at it. */
const TELLING = /^mock(?:ReturnValue|ResolvedValue|RejectedValue|Implementation|Throw)(?:Once)?$/;

/** The stub that a chain of `mock…` calls, or `vi.mocked(…)`, is about. */
export function stubBehind(term: Term): Term {
  if (term.kind !== 'call') return term;
  const [subject] = term.args;
  if (libraryCall(term) === 'mocked' && subject !== undefined) return stubBehind(subject);
  if (term.callee.kind !== 'member') return term;
  return /^mock[A-Z]/.test(propertyName(term.callee) ?? '') ? stubBehind(term.callee.object) : term;
}

export interface Telling {
  readonly stub: Term;
  /** What the stub returns from then on, a promise's value for a promise; `undefined` when it throws or returns nothing. */
  readonly value: Term | undefined;
}

/** What a call tells a stub; `undefined` when it tells none. */
export function tellingOf({ callee, args }: CallTerm): Telling | undefined {
  const name = propertyName(callee) ?? '';
  if (callee.kind !== 'member' || !TELLING.test(name)) return undefined;
  const [given] = args;
  const stub = stubBehind(callee.object);
  if (/Rejected|Throw/.test(name)) return { stub, value: undefined };
  return { stub, value: name.startsWith('mockImplementation') ? returnedBy(given) : given };
}

/** What a function returns whatever it is given. */
export const returnedBy = (implementation: Term | undefined): Term | undefined =>
  implementation?.kind === 'lambda' ? implementation.body : undefined;
