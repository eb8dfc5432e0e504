/** Constants of the code under test in an expected value. */
import type { OracleContext } from '../oracle-rule.ts';
import { globalPath } from '../terms/build-call.ts';
import { childrenOf, someTerm } from '../terms/rewrite-term.ts';
import type { CallTerm, DeclaredTerm, Term } from '../terms/term.ts';
import { rootOf } from './unfold-calls.ts';

/** The constants that a value is nothing but: alone, as members of objects or lists, or computed with. None if anything else decides it. */
export function constantsOf(term: Term, context: OracleContext): readonly Term[] {
  const constant = constantAt(term, context);
  if (constant !== undefined) return isName(term, constant, context) ? [] : [term];
  if (isDecidedElsewhere(term) || statesParts(term)) return [];
  const parts = operandsOf(term).filter((part) => !isSpeltOut(part));
  const found = parts.map((part) => constantsOf(part, context));
  return found.every((constants) => constants.length > 0) ? found.flat() : [];
}

const isMath = (term: Term): term is CallTerm =>
  term.kind === 'call' && globalPath(term.callee)?.startsWith('Math.') === true;

const isDecidedElsewhere = (term: Term): boolean =>
  (term.kind === 'call' && !isMath(term)) || term.kind === 'bound' || term.kind === 'member';

const operandsOf = (term: Term): readonly Term[] => (isMath(term) ? term.args : childrenOf(term));

/** A literal, or arithmetic with literals. */
const isSpeltOut = (term: Term): boolean =>
  term.kind === 'literal' || ((term.kind === 'operation' || isMath(term)) && operandsOf(term).every(isSpeltOut));

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
  (term.kind === 'literal' && typeof term.value === 'string' && /^[\w./:-]*[A-Za-z_][\w./:-]*$/.test(term.value)) ||
  (term.kind === 'call' && term.callee.key === 'Symbol');
