import type { Confidence } from '../../model/finding.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion } from '../assertion.ts';
import { copiesIn } from '../compare/copies-in.ts';
import { givenTo, isSpeltOut, type Copy } from '../compare/find-copy.ts';
import { findRestatement, functionsNear, piecesOf } from '../compare/find-restatement.ts';
import { findSameComputation } from '../compare/find-same-computation.ts';
import type { Examined } from '../compare/written-value.ts';
import { placeOfCall, placeOfFunction } from '../compare/place-of-call.ts';
import { sidesOf, type Sides } from '../compare/sides.ts';
import { subjectCallsIn } from '../compare/unfold-calls.ts';
import { weightOf } from '../compare/weigh-term.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';

const RULE = 'oracle/copied-formula';

/** The expected value is computed as the code computes it. */
export const copiedFormula: OracleRule = {
  id: RULE,
  inspect: (test, context) =>
    test.assertions.flatMap((assertion) => {
      const told = copyIn(assertion, test, context);
      return told === undefined ? [] : [copiedFormulaAt(assertion, told)];
    }),
};

interface Told {
  readonly place: string;
  readonly confidence: Confidence;
}

export const copiedFormulaAt = (assertion: Assertion, { place, confidence }: Told): Suspicion => ({
  rule: RULE,
  location: startOf(assertion.span),
  message: `The expected value is computed as ${place} computes it, so both are wrong together: state the value that the behaviour asks for.`,
  confidence,
  assertion: assertion.span,
  worth: 'mirrored',
});

function copyIn(assertion: Assertion, test: ExaminedTest, context: OracleContext): Told | undefined {
  const sides = sidesOf(assertion, context);
  if (sides === undefined) return undefined;
  for (const copy of copiesIn(assertion, context)) {
    const confidence = copy.isBySubject && !isOwnComposition(copy) ? undefined : confidenceOf(copy);
    if (confidence) return { place: placeOfCall(copy.call, context), confidence };
  }
  return restatementIn(sides, test, context) ?? sameComputationIn(sides, { assertion, test, context });
}

/** That a mutant of the code's composition makes the test fail does not show that somebody else says what comes of it. */
export const isOwnComposition = ({ isComposed, extent }: Copy): boolean => isComposed && extent === 'whole';

/** In other words than the code's. */
function sameComputationIn(sides: Sides, examined: Examined): Told | undefined {
  const found = findSameComputation(sides, examined);
  return found && { place: placeOfCall(found.call, examined.context), confidence: 'likely' };
}

/** A single operator may coincide by chance; a part of the code may be there for another reason. */
function confidenceOf({ extent, weight }: Copy): Confidence | undefined {
  if (extent === 'whole') return weight >= 3 ? 'certain' : weight >= 2 ? 'likely' : undefined;
  return weight >= 3 ? 'likely' : weight >= 2 ? 'possible' : undefined;
}

/** What the code keeps to itself, or tidies up first, does not show in the call: its functions are searched for the expression. */
const MIN_WEIGHT = 3;

function restatementIn({ actual, expected }: Sides, test: ExaminedTest, context: OracleContext): Told | undefined {
  const [call] = subjectCallsIn(actual, context);
  const given = call && givenTo(call, actual);
  const isOwnWork = given && subjectCallsIn(expected, context).every(({ key }) => given.has(key));
  const pieces = isOwnWork ? piecesOf(expected) : [];
  const parts = pieces.filter((piece) => weightOf(piece) >= MIN_WEIGHT && !isSpeltOut(piece));
  if (parts.length === 0) return undefined;
  const search = { functions: functionsNear(test, context), context, takesParts: true, minWeight: MIN_WEIGHT };
  for (const part of parts) {
    const found = findRestatement(part, search);
    if (found) return { place: placeOfFunction(found.called), confidence: 'likely' };
  }
  return undefined;
}
