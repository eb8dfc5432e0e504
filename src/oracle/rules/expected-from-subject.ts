import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion } from '../assertion.ts';
import { copiesIn } from '../compare/copies-in.ts';
import { placeOfCall } from '../compare/place-of-call.ts';
import type { OracleContext, OracleRule } from '../oracle-rule.ts';

const RULE = 'oracle/expected-from-subject';

/** The expected value comes from the functions of which the code makes the actual one, put together in the same way. */
export const expectedFromSubject: OracleRule = {
  id: RULE,
  inspect: ({ assertions }, context) => assertions.flatMap((assertion) => suspicionsAbout(assertion, context)),
};

function suspicionsAbout(assertion: Assertion, context: OracleContext): readonly Suspicion[] {
  const copy = copiesIn(assertion, context).find(({ isBySubject }) => isBySubject);
  if (copy === undefined) return [];
  return [
    {
      rule: RULE,
      location: startOf(assertion.span),
      message: `The expected value is computed by the code under test, as ${placeOfCall(copy.call, context)} does it: state the value that the behaviour asks for.`,
      confidence: copy.extent === 'whole' ? 'likely' : 'possible',
      assertion: assertion.span,
      worth: 'mirrored',
    },
  ];
}
