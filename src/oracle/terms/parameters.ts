/** Parameters of functions whose arguments are not known yet. */
import type { Function as FunctionNode } from '@babel/types';
import { spread } from './build-member.ts';
import { freshBound } from './make-term.ts';
import type { BoundTerm, Term } from './term.ts';

export const freshParameters = ({ params }: FunctionNode): readonly BoundTerm[] =>
  params.map(({ type }) => freshBound(type === 'RestElement' ? 'rest' : 'parameter'));

/** Parameters as the arguments of a call: the rest is a list of arguments. */
export const asArguments = (parameters: readonly BoundTerm[]): readonly Term[] =>
  parameters.map((parameter) => (parameter.role === 'rest' ? spread(parameter) : parameter));
