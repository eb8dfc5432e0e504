import { isClass, isFunction } from '@babel/types';
import type { Node } from '@babel/types';
import { saysSame } from '../../model/says-same.ts';
import { staticName } from '../../syntax/static-name.ts';
import { someNode } from '../reach/ancestors-of.ts';
import { methodIn } from '../interpret/call-function.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { partsOf } from '../terms/rewrite-term.ts';
import type { CallTerm } from '../terms/term.ts';

/**
 * Whether a test is to compare the code with itself: its behaviour says so, it hands in a seed, with which chance is to repeat itself, or
 * objects with the same names in another order.
 */
export const isMeantSame = ({ behaviours, calls, body }: ExaminedTest, context: OracleContext): boolean =>
  behaviours.some(saysSame) ||
  calls.some(({ term }) => isSeeded(term, context)) ||
  (body !== undefined && isReordered(body));

/** Whether two objects are written with the same names in different orders. */
function isReordered(body: Node): boolean {
  const orders = new Map<string, string>();
  return someNode(body, (node) => {
    if (node.type !== 'ObjectExpression') return false;
    const names = node.properties.map((one) =>
      one.type === 'ObjectProperty' ? staticName(one.key, one.computed) : undefined,
    );
    const known = orders.get(names.toSorted().join()) ?? names.join();
    orders.set(names.toSorted().join(), known);
    return known !== names.join() && !names.includes(undefined);
  });
}

const SEED = /seed/i;

/** Whether code under test is called with what one of its parameters, or a property, names a seed. */
function isSeeded(term: CallTerm, context: OracleContext): boolean {
  const { callee, args } = term;
  const node = callee.kind === 'declared' ? context.declarationOf(callee)?.node : context.calledBy(term)?.site.node;
  if (node === undefined) return false;
  const names = parametersOf(node);
  return args.some((arg, index) => SEED.test(names[index] ?? '') || partsOf(arg).some(hasSeed));
}

const hasSeed = (part: ReturnType<typeof partsOf>[number]): boolean =>
  part.kind === 'object' && part.entries.some(({ key }) => key?.kind === 'literal' && SEED.test(String(key.value)));

/** The names of a function's parameters, or of a constructor's; empty for a pattern. */
function parametersOf(node: Node): readonly string[] {
  const called = isClass(node) ? methodIn(node.body, 'constructor', false) : node;
  return isFunction(called) ? called.params.map(nameOf) : [];
}

function nameOf(parameter: Node): string {
  if (parameter.type === 'TSParameterProperty') return nameOf(parameter.parameter);
  if (parameter.type === 'AssignmentPattern') return nameOf(parameter.left);
  return parameter.type === 'Identifier' ? parameter.name : '';
}
