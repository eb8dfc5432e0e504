import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import { isComputed } from './code-candidates.ts';
import type { CallTerm, LambdaTerm, Term } from '../terms/term.ts';

/** Methods that read a value or tidy it up. */
const READING =
  /^(?:get\w*|trim\w*|to(?:Lower|Upper)Case|normalize|replace(?:All)?|toString|slice|split|at|charAt|padStart|padEnd)$/;

/** What of a function's meaning may be any value: its parameters, its own state, what is read from either, and what is looked up by it. */
export function openIn({ parameters }: LambdaTerm): (term: Term) => boolean {
  const own = new Set<Term>(parameters);
  const isGiven = (term: Term): boolean => own.has(term) || (term.kind === 'bound' && term.role === 'this');
  const isOpen = (term: Term): boolean => {
    switch (term.kind) {
      case 'member':
        return isOpen(term.object) || isLookUp(term);
      case 'operation':
        return term.operator === '??' && term.operands.slice(0, 1).some(isOpen);
      case 'call':
        return isReading(term);
      default:
        return isGiven(term);
    }
  };
  const isReading = ({ callee, args }: CallTerm): boolean => {
    if (callee.kind !== 'member') return false;
    // A value that is kept within limits is still that value.
    if (/^Math\.(?:min|max)$/.test(globalPath(callee) ?? '')) return args.some(isOpen);
    const isPlain = isOpen(callee.object) && READING.test(propertyName(callee) ?? '');
    return isPlain && args.every((arg) => isOpen(arg) || !isComputed(arg));
  };
  /** A constant table asked by what is given. */
  const isLookUp = ({ object, property }: Extract<Term, { kind: 'member' }>): boolean => {
    const isTable = object.kind === 'object' || object.kind === 'array';
    const isSearch = object.kind === 'operation' && (object.operator === 'search' || object.operator === '??');
    return (isTable && isOpen(property)) || (isSearch && someTerm(object, isGiven));
  };
  return isOpen;
}
