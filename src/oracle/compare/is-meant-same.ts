import { isClass, isFunction } from '@babel/types';
import type { Node } from '@babel/types';
import { saysSame } from '../../model/says-same.ts';
import { methodIn } from '../interpret/call-function.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { partsOf } from '../terms/rewrite-term.ts';
import type { CallTerm } from '../terms/term.ts';

/** Whether a test is to compare the code with itself: its behaviour says so, or it hands in a seed, with which chance is to repeat itself. */
export const isMeantSame = ({ behaviours, calls }: ExaminedTest, context: OracleContext): boolean =>
  behaviours.some(saysSame) || calls.some(({ term }) => isSeeded(term, context));

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
