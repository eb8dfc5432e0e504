/** Choices that are written in several ways, in one. */
import { extreme } from '../terms/build-call.ts';
import { choice, isOperation, junction, not } from '../terms/build-operation.ts';
import type { ChoiceTerm, Term } from '../terms/term.ts';

/** What throws gives no value; a maximum is a maximum however it is chosen. */
export function simplifiedChoice(test: Term, then: Term, otherwise: Term): Term {
  if (isOperation(then, 'throw')) return otherwise;
  if (isOperation(otherwise, 'throw')) return then;
  const asks = isOperation(test, '<') ? test.operands.map(({ key }) => key).join() : undefined;
  if (asks === `${otherwise.key},${then.key}`) return extreme('max', [then, otherwise]);
  if (asks === `${then.key},${otherwise.key}`) return extreme('min', [then, otherwise]);
  const joined = choiceOfBoolean(test, then, otherwise);
  if (joined !== undefined) return joined;
  return joinedChoice(test, then, otherwise) ?? choice(test, then, otherwise);
}

/** `a ? x : false` is `a && x`, and so on for each place of `true` and `false`. */
function choiceOfBoolean(test: Term, then: Term, otherwise: Term): Term | undefined {
  if (isLiteral(otherwise, false)) return junction('and', [test, then]);
  if (isLiteral(then, false)) return junction('and', [not(test), otherwise]);
  if (isLiteral(then, true)) return junction('or', [test, otherwise]);
  return isLiteral(otherwise, true) ? junction('or', [not(test), then]) : undefined;
}

const isLiteral = (term: Term, value: boolean): boolean => term.kind === 'literal' && term.value === value;

/** `a ? (b ? x : y) : y` is `a && b ? x : y`, and so on for each place of `y`. */
function joinedChoice(test: Term, then: Term, otherwise: Term): Term | undefined {
  const onThen = then.kind === 'choice' ? exceptFor(then, otherwise) : undefined;
  if (onThen) return choice(junction('and', [test, onThen.test]), onThen.value, otherwise);
  const onOtherwise = otherwise.kind === 'choice' ? exceptFor(otherwise, then) : undefined;
  return onOtherwise && choice(junction('and', [not(test), onOtherwise.test]), onOtherwise.value, then);
}

/** When a choice is something else than `value`, and what. */
function exceptFor(term: ChoiceTerm, value: Term): { readonly test: Term; readonly value: Term } | undefined {
  if (term.otherwise.key === value.key) return { test: term.test, value: term.then };
  return term.then.key === value.key ? { test: not(term.test), value: term.otherwise } : undefined;
}
