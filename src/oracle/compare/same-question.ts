/** Questions that are asked in several ways, in one. */
import { call, pureCall } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { isOperation, not } from '../terms/build-operation.ts';
import { literal, makeMember } from '../terms/make-term.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { LambdaTerm, LiteralTerm, OperationTerm, Term } from '../terms/term.ts';

/** A comparison with a literal. */
interface Question {
  readonly operator: string;
  readonly constant: LiteralTerm;
  readonly asked: Term;
  /** Whether the literal stands on the left. */
  readonly isFirst: boolean;
}

/** `x === true` is `x`, `xs.length > 0` is `xs.length`, `xs.indexOf(x) !== -1` is `xs.includes(x)`; `undefined` for other questions. */
export function askedOf(operator: string, left: Term, right: Term): Term | undefined {
  const isFirst = left.kind === 'literal';
  const [constant, asked] = isFirst ? [left, right] : [right, left];
  if (constant.kind !== 'literal') return undefined;
  const question = { operator, constant, asked, isFirst };
  return askedOfBoolean(question) ?? askedOfLength(question) ?? askedOfIndex(question);
}

const isEquality = (operator: string): boolean => operator === '===' || operator === '!==';

/** The answer to `asked === …`, turned around for `!==`. */
const answer = (operator: string, asked: Term): Term => (operator === '===' ? asked : not(asked));

function askedOfBoolean({ operator, constant: { value }, asked }: Question): Term | undefined {
  if (typeof value !== 'boolean' || !isEquality(operator)) return undefined;
  return answer(operator, value ? asked : not(asked));
}

function askedOfLength({ operator, constant, asked, isFirst }: Question): Term | undefined {
  if (propertyName(asked) !== 'length' || constant.value !== 0) return undefined;
  if (isEquality(operator)) return answer(operator, not(asked));
  return operator === '<' && isFirst ? asked : undefined;
}

/** `xs.findIndex((x) => x === y)` is `xs.indexOf(y)`. */
export function indexOf({ operands: [list, found, otherwise] }: OperationTerm): Term | undefined {
  const isMissing = otherwise?.kind === 'literal' && otherwise.value === -1;
  const sought = found?.kind === 'lambda' && isMissing ? soughtBy(found) : undefined;
  return list && sought && pureCall(makeMember(list, literal('indexOf')), [sought]);
}

/** What the element has to be whose index is asked for. */
function soughtBy({ parameters: [element], body }: LambdaTerm): Term | undefined {
  if (body.kind !== 'choice' || !isOperation(body.then, 'index') || body.then.operands[0] !== element) return undefined;
  const [value, ...others] = isOperation(body.test, '===') ? body.test.operands.filter((one) => one !== element) : [];
  const isPlain = others.length === 0 && value !== undefined && !someTerm(value, (part) => part === element);
  return isPlain ? value : undefined;
}

function askedOfIndex({ operator, constant: { value }, asked, isFirst }: Question): Term | undefined {
  const included = includesFor(asked);
  if (included === undefined) return undefined;
  if (value === -1 && isEquality(operator)) return answer(operator, not(included));
  const isFound = isFirst && ((value === -1 && operator === '<') || (value === 0 && operator === '<='));
  return isFound ? included : undefined;
}

function includesFor(term: Term): Term | undefined {
  if (term.kind !== 'call' || term.callee.kind !== 'member' || propertyName(term.callee) !== 'indexOf')
    return undefined;
  return call({ ...term, callee: makeMember(term.callee.object, literal('includes')) });
}
