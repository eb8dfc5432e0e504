/** Assertions whose failure something catches before it comes to the test. */
import { isFunction } from '@babel/types';
import type { Node } from '@babel/types';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { propertyName } from '../terms/build-member.ts';
import type { Met } from '../rehearse/ledger.ts';
import type { Rehearsal } from '../rehearse/rehearse-test.ts';

/** More assertions of one test are not tried. */
const MAX_TRIED = 8;

/** Each is made to fail, one after the other: those are unheeded with which the test passes all the same. */
export function unheededIn({ ledger }: Rehearsal, test: ExaminedTest, context: OracleContext): readonly Met[] {
  const own = isFunction(test.body) && test.body.async ? 1 : 0;
  const guarded = new Map<Node, Met>();
  for (const met of ledger.met) if (met.guards > own) guarded.set(met.node, met);
  const isCounted = announcesCount(test);
  return [...guarded.values()].slice(0, MAX_TRIED).filter(({ node }) => {
    const count = context.metDespite(node, test);
    return count !== undefined && (!isCounted || count === ledger.met.length);
  });
}

/** `expect.assertions(2)`, `expect.hasAssertions()`, here or in a hook. */
export const announcesCount = ({ calls }: ExaminedTest): boolean =>
  calls.some(({ term }) => /^(?:assertions|hasAssertions|plan)$/.test(propertyName(term.callee) ?? ''));

/** Whether something may catch what an assertion throws. */
export const mayBeUnheeded = ({ assertions, unreached }: ExaminedTest): boolean =>
  unreached.length > 0 || assertions.some(({ path }) => path.some(({ kind }) => GUARDING.has(kind)));

const GUARDING: ReadonlySet<string> = new Set(['callback', 'try', 'call']);
