import type { Behaviour, ExampleOutcome } from '../../model/behaviour.ts';
import type { Confidence } from '../../model/finding.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion } from '../assertion.ts';
import { constantsOf } from '../compare/constants-in.ts';
import { normalForm, plainly } from '../compare/normal-form.ts';
import { sidesOf } from '../compare/sides.ts';
import { rootOf, subjectCallsIn } from '../compare/unfold-calls.ts';
import type { OracleContext, OracleRule } from '../oracle-rule.ts';
import { statesNumber } from '../values/stated-number.ts';
import { partsOf } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';

const RULE = 'oracle/imported-constant';

/** The expected value is a constant of the code, where a person states what it has to be. */
export const importedConstant: OracleRule = {
  id: RULE,
  inspect: ({ assertions, behaviours }, context) =>
    assertions.flatMap((assertion) => suspicionsAbout(assertion, behaviours, context)),
};

function suspicionsAbout(
  assertion: Assertion,
  behaviours: readonly Behaviour[],
  context: OracleContext,
): readonly Suspicion[] {
  const sides = assertion.demand === 'throws' ? undefined : sidesOf(assertion, context);
  if (sides === undefined || !comesFromSubject(sides.actual, context)) return [];
  const [constant, ...others] = constantsOf(sides.expected, context);
  const handedIn = new Set(partsOf(sides.actual).map(({ key }) => key));
  if (constant === undefined || [constant, ...others].some(({ key }) => handedIn.has(key))) return [];
  const value = normalForm(sides.expected, plainly(context));
  return [
    {
      rule: RULE,
      location: startOf(assertion.span),
      message: `The expected value is ${shown(constant)} of the code itself, so it is right whatever that says: write the value that the behaviour states.`,
      confidence: confidenceOf(value, behaviours),
      assertion: assertion.span,
      worth: 'mirrored',
    },
  ];
}

const comesFromSubject = (actual: Term, context: OracleContext): boolean =>
  subjectCallsIn(actual, context).length > 0 || rootOf(actual).kind === 'declared';

function shown(constant: Term): string {
  const root = rootOf(constant);
  return root.kind === 'declared' ? `the constant \`${root.name}\`` : 'a constant';
}

/** What nobody stated may well be asked for by its name. */
function confidenceOf(value: Term, behaviours: readonly Behaviour[]): Confidence {
  const isStated = behaviours.some(({ must, examples }) => {
    const states = examples.some((example) => example.kind === 'data' || STATING.has(example.outcome.kind));
    return states || mentions(must, value);
  });
  return isStated ? 'likely' : 'possible';
}

const STATING: ReadonlySet<ExampleOutcome['kind']> = new Set(['returns', 'approx', 'js', 'matches']);

const mentions = (must: string, value: Term): boolean =>
  value.kind === 'literal' &&
  value.value !== '' &&
  (must.includes(String(value.value)) || (typeof value.value === 'number' && statesNumber(must, value.value)));
