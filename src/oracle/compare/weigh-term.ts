/** How unlikely it is that two people write the same expression without one copying it from the other. */
import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { childrenOf } from '../terms/rewrite-term.ts';
import type { CallTerm, LiteralTerm, OperationTerm, Term } from '../terms/term.ts';

/** Numbers that stand in any code. */
const COMMON_NUMBERS: ReadonlySet<number> = new Set([-1, 0, 1, 2, 10, 100]);
/** A shorter text is punctuation. */
const TELLING_TEXT = 3;
/** What any code does with a value, so that it tells nothing. */
const PLAIN_METHODS: ReadonlySet<string> = new Set([
  'slice',
  'keys',
  'values',
  'entries',
  'from',
  'get',
  'has',
  'concat',
]);

/**
 * One for each operator, loop, condition and call; a half for a telling literal beside one. A value that is only passed on, put into an
 * object or read from one weighs nothing.
 */
export function weightOf(term: Term): number {
  const inside = partsThatWeigh(term).reduce((sum, part) => sum + weightOf(part), 0);
  switch (term.kind) {
    case 'operation':
      return inside + weightOfOperation(term);
    case 'fold':
      return inside + 1;
    case 'choice':
      return inside + 1;
    case 'call':
      return inside + (isPlainCall(term) ? weightOfPattern(term) : 1);
    case 'declared':
      return 1;
    case 'literal':
      return isTelling(term) ? 0.5 : 0;
    default:
      return inside;
  }
}

/** An object's keys are those that the code's users know; a name or a literal under one is stated, whoever states it. */
function partsThatWeigh(term: Term): readonly Term[] {
  if (term.kind !== 'object') return childrenOf(term);
  return term.entries.map(({ value }) => value).filter(({ kind }) => kind !== 'literal' && kind !== 'declared');
}

const isPlainCall = (term: CallTerm): boolean =>
  term.isNew || PLAIN_METHODS.has(propertyName(term.callee) ?? globalPath(term.callee) ?? '');

/** Nobody writes a long pattern twice in the same way by chance. */
function weightOfPattern({ callee, args: [pattern] }: CallTerm): number {
  if (callee.key !== 'RegExp' || pattern?.kind !== 'literal') return 0;
  return Math.min(
    MAX_PATTERN,
    (String(pattern.value).match(/[[\](){}?+*^$|.\\]/g)?.length ?? 0) / SIGNS_OF_AN_OPERATOR,
  );
}

const MAX_PATTERN = 3;
const SIGNS_OF_AN_OPERATOR = 6;

function isTelling({ value }: LiteralTerm): boolean {
  if (typeof value === 'number') return !COMMON_NUMBERS.has(value);
  return typeof value === 'string' && value.trim().length >= TELLING_TEXT;
}

const FREE: ReadonlySet<string> = new Set([
  'append',
  'spread',
  'index',
  'search',
  'range',
  '!',
  'throw',
  'while',
  'do',
  'until',
]);

function weightOfOperation(term: OperationTerm): number {
  const { operator, operands } = term;
  if (FREE.has(operator)) return operator === 'search' ? 1 : 0;
  if (operator === 'concat') return Math.max(0, operands.filter(({ kind }) => kind !== 'literal').length - 1);
  if (operator === 'reciprocal') return 0;
  const isSign =
    operator === 'product' && operands.some((operand) => operand.kind === 'literal' && operand.value === -1);
  const joins = operands.length - 1 - (isSign ? 1 : 0);
  return operands.length === 1 ? 0.5 : joins;
}
