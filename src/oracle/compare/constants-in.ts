/** Constants of the code under test in an expected value. */
import type { OracleContext } from '../oracle-rule.ts';
import { childrenOf, someTerm } from '../terms/rewrite-term.ts';
import type { DeclaredTerm, Term } from '../terms/term.ts';
import { rootOf } from './unfold-calls.ts';

/** The constants that a value is nothing but: alone, as members of objects or lists, or computed with. None if anything else decides it. */
export function constantsOf(term: Term, context: OracleContext): readonly Term[] {
  const constant = constantAt(term, context);
  if (constant !== undefined) return isName(term, constant, context) ? [] : [term];
  if (term.kind === 'call' || term.kind === 'bound' || term.kind === 'member') return [];
  if (statesParts(term)) return [];
  const parts = childrenOf(term).filter(({ kind }) => kind !== 'literal');
  const found = parts.map((part) => constantsOf(part, context));
  return found.every((constants) => constants.length > 0) ? found.flat() : [];
}

/** Whether an object or list says some of its parts itself. */
function statesParts(term: Term): boolean {
  if (term.kind === 'object') return term.entries.some(({ value }) => value.kind === 'literal');
  return term.kind === 'array' && term.elements.some(({ kind }) => kind === 'literal');
}

/** The declaration of a constant that a value is, or is a member of. */
function constantAt(term: Term, context: OracleContext): DeclaredTerm | undefined {
  const root = term.kind === 'call' ? term : rootOf(term);
  const isPath = term.kind === 'declared' || (term.kind === 'member' && !someTerm(term, ({ kind }) => kind === 'call'));
  return isPath && root.kind === 'declared' && context.constantOf(root) !== undefined ? root : undefined;
}

/** What stands for itself: a member of an enumeration, written as an `enum` or as an object of words; an empty value. */
function isName(term: Term, constant: DeclaredTerm, context: OracleContext): boolean {
  const value = context.constantOf(constant);
  if (context.declarationOf(constant)?.node.type === 'TSEnumDeclaration') return true;
  if (term.kind === 'member') return value?.kind === 'object' && value.entries.every(({ value: part }) => isWord(part));
  return value?.kind === 'call' || value?.kind === 'unknown';
}

/** `active`, `ORDER_PLACED`: nobody reads more into it than its name. */
const isWord = (term: Term): boolean =>
  (term.kind === 'literal' && typeof term.value === 'string' && /^[\w./:-]+$/.test(term.value)) ||
  (term.kind === 'call' && term.callee.key === 'Symbol');
