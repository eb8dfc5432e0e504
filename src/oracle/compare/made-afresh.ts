import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { makeCall } from '../terms/make-term.ts';
import { partsOf, rewriteUp } from '../terms/rewrite-term.ts';
import type { CallTerm, Term } from '../terms/term.ts';
import type { Sides } from './sides.ts';
import { isSubjectCall } from './unfold-calls.ts';

/** Whether both sides make the same calls on a new object each, of which nothing else is asked. */
export function isMadeAfresh({ actual, expected }: Sides, { calls }: ExaminedTest, context: OracleContext): boolean {
  if (actual.key === expected.key || undated(actual).key !== undated(expected).key) return false;
  const parts = [actual, expected].flatMap(partsOf).filter((part) => part.kind === 'call');
  const made = parts.filter((part) => part.isNew && isSubjectCall(part, context)).map(({ key }) => key);
  const asked = new Set(parts.map(({ key }) => key));
  const isAlone = (key: string): boolean => calls.filter(({ term }) => term.isNew && term.key === key).length > 1;
  const isOnObject = (term: CallTerm): boolean => term.epoch === undefined || made.includes(objectOf(term)?.key ?? '');
  const onObjects = calls.map(({ term }) => term).filter((term) => made.includes(objectOf(term)?.key ?? ''));
  return (
    made.length > 0 && made.every(isAlone) && parts.every(isOnObject) && onObjects.every(({ key }) => asked.has(key))
  );
}

/** The object that a chain of calls begins with. */
function objectOf(term: Term): Term | undefined {
  if (term.kind === 'call' && term.isNew) return term;
  if (term.kind === 'member') return objectOf(term.object);
  return term.kind === 'call' && term.callee.kind === 'member' ? objectOf(term.callee.object) : undefined;
}

const undated = (term: Term): Term =>
  rewriteUp(term, (part) => (part.kind === 'call' ? makeCall({ ...part, epoch: undefined }) : part));
