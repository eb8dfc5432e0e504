import type { ExaminedTest } from '../oracle-rule.ts';
import { isExpect } from '../assertions/read-assertion.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';
import { libraryCall } from './stub-calls.ts';

/** Whether a test gives an object or a stub to code that it calls, so that a call to it may be the behaviour. */
export const isHandedIn = (object: Term, { calls }: ExaminedTest): boolean =>
  calls.some(
    ({ term }) =>
      libraryCall(term) === undefined &&
      !isExpect(term.callee) &&
      term.args.some((argument) => someTerm(argument, ({ key }) => key === object.key)),
  );
