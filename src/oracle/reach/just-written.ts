import { isFunction } from '@babel/types';
import type { Node } from '@babel/types';
import type { Demand } from '../assertion.ts';
import { isSubjectCall } from '../compare/unfold-calls.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { wholeTrail } from '../rehearse/inspect.ts';
import type { Met } from '../rehearse/ledger.ts';
import { Thing } from '../rehearse/values.ts';
import { someNode } from './ancestors-of.ts';

const COMPARING: ReadonlySet<Demand> = new Set(['equal', 'close', 'contains', 'matches', 'ordered']);

/** Whether an asserted value is one that the test's own body writes, with no code called between that and the assertion. */
export function isJustWritten(met: Met, { body, calls, site }: ExaminedTest, context: OracleContext): boolean {
  const offset = placeOf(met, site.file);
  const from = met.node.start ?? 0;
  if (body === undefined || offset === undefined || !isIn(body, offset) || isInOtherFunction(body, from, offset))
    return false;
  const isBetween = ({ start }: Node): boolean => (start ?? 0) > offset && (start ?? 0) < from;
  return !calls.some((call) => call.phase === 'body' && isBetween(call.site.node) && isSubjectCall(call.term, context));
}

/** Where the literal stands that the asserted value is; `undefined` where code, or computing, has part in it or in what it is compared with, or where only its type may matter. */
function placeOf({ actual, expected, demand }: Met, file: string): number | undefined {
  const { origins, steps } = wholeTrail(actual);
  const [origin, ...others] = origins;
  const isOfCode = expected.some((one) => wholeTrail(one).calls.size > 0);
  if (
    !COMPARING.has(demand) ||
    isOfCode ||
    actual.raw instanceof Thing ||
    typeof actual.raw === 'boolean' ||
    others.length + steps.size > 0
  )
    return undefined;
  return origin?.startsWith(`${file}:`) === true ? Number(origin.slice(file.length + 1)) : undefined;
}

const isIn = ({ start, end }: Node, offset: number): boolean => (start ?? 0) <= offset && offset < (end ?? 0);

/** Whether a function inside a body holds one place and not the other: when it runs, others decide. */
const isInOtherFunction = (body: Node, one: number, other: number): boolean =>
  someNode(body, (inner) => inner !== body && isFunction(inner) && isIn(inner, one) !== isIn(inner, other));
