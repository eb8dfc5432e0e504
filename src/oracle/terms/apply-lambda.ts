import { array, member } from './build-member.ts';
import { isOperation } from './build-operation.ts';
import { freshUnknown, literal, UNDEFINED } from './make-term.ts';
import { substitute } from './rewrite-term.ts';
import type { LambdaTerm, Term } from './term.ts';

/** Spread lists count for as many arguments as are asked for. */
export function argumentAt(args: readonly Term[], index: number): Term {
  const spreadAt = args.findIndex((arg) => isOperation(arg, 'spread'));
  if (spreadAt === -1 || index < spreadAt) return args[index] ?? UNDEFINED;
  const [list] = isOperation(args[spreadAt], 'spread') ? args[spreadAt].operands : [];
  return list !== undefined && spreadAt === args.length - 1 ? member(list, literal(index - spreadAt)) : freshUnknown();
}

/** What a lambda returns for these arguments. */
export function applyLambda({ parameters, body }: LambdaTerm, args: readonly Term[]): Term {
  const values = new Map<Term, Term>(
    parameters.map((parameter, index) => [
      parameter,
      parameter.role === 'rest' ? array(args.slice(index)) : argumentAt(args, index),
    ]),
  );
  return substitute(body, (term) => values.get(term));
}
