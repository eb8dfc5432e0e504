import type { Confidence } from '../../model/finding.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion } from '../assertion.ts';
import { copiesIn } from '../compare/copies-in.ts';
import { placeOfCall } from '../compare/place-of-call.ts';
import { isMadeAhead } from '../compare/made-ahead.ts';
import { sidesOf } from '../compare/sides.ts';
import type { CallTerm } from '../terms/term.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { isOwnComposition } from './copied-formula.ts';

const RULE = 'oracle/expected-from-subject';

/** The expected value comes from the functions of which the code makes the actual one, put together in the same way. */
export const expectedFromSubject: OracleRule = {
  id: RULE,
  inspect: (test, context) => test.assertions.flatMap((assertion) => suspicionsAbout(assertion, test, context)),
};

function suspicionsAbout(assertion: Assertion, test: ExaminedTest, context: OracleContext): readonly Suspicion[] {
  const copy: Found | undefined =
    copiesIn(assertion, context).find((copy) => copy.isBySubject && !isOwnComposition(copy)) ??
    sameCallAhead(assertion, test, context);
  if (copy === undefined) return [];
  return [
    expectedFromSubjectAt(assertion, placeOfCall(copy.call, context), copy.extent === 'whole' ? 'likely' : 'possible'),
  ];
}

export const expectedFromSubjectAt = ({ span }: Assertion, place: string, confidence: Confidence): Suspicion => ({
  rule: RULE,
  location: startOf(span),
  message: `The expected value is computed by the code under test, as ${place} does it: state the value that the behaviour asks for.`,
  confidence,
  assertion: span,
  worth: 'mirrored',
});

/** The very call that is asserted, made before the test or somewhere else. */
function sameCallAhead(assertion: Assertion, test: ExaminedTest, context: OracleContext): Found | undefined {
  const sides = sidesOf(assertion, context);
  if (sides?.expected.kind !== 'call') return undefined;
  return isMadeAhead(sides, test, context) ? { call: sides.expected, extent: 'whole' } : undefined;
}

interface Found {
  readonly call: CallTerm;
  readonly extent: 'whole' | 'part';
}
