import type { Behaviour, CallExample } from '../../model/behaviour.ts';
import type { Confidence } from '../../model/finding.ts';
import type { Suspicion } from '../../model/oracle.ts';
import { startOf } from '../../model/location.ts';
import type { Assertion } from '../assertion.ts';
import { writtenValue, type Examined } from '../compare/written-value.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { isEndFlag } from '../values/thrown-flags.ts';
import type { Triviality } from '../values/trivial.ts';
import { trivialityOf } from '../values/triviality.ts';

const RULE = 'oracle/trivial-assertion';

/** Each trivial assertion by itself; whether a test has others is for those to ask who show it. */
export const trivialAssertion: OracleRule = {
  id: RULE,
  inspect: (test, context) => test.assertions.flatMap((assertion) => suspicionsAbout(assertion, test, context)),
};

function suspicionsAbout(assertion: Assertion, test: ExaminedTest, context: OracleContext): readonly Suspicion[] {
  const triviality = trivialityOf(assertion, context) ?? ofFlag(assertion, test);
  if (triviality === undefined || isStated(triviality, { assertion, test, context })) return [];
  return [
    {
      rule: RULE,
      location: startOf(assertion.span),
      message: `${shown(assertion)} ${SENTENCES[triviality.kind]}: assert the value that the behaviour states.`,
      confidence: isMeant(triviality, test) ? 'possible' : confidenceOf(triviality, { assertion, test, context }),
      assertion: assertion.span,
      worth: 'trivial',
    },
  ];
}

const ofFlag = (assertion: Assertion, { body }: ExaminedTest): Triviality | undefined =>
  isEndFlag(assertion, body) ? { kind: 'no-error', confidence: 'likely' } : undefined;

/** Of a value that is worked out it is known whether it is a boolean. */
function confidenceOf({ kind, confidence }: Triviality, examined: Examined): Confidence {
  if (kind !== 'truthiness' || confidence !== 'possible') return confidence;
  const value = writtenValue(examined.assertion.actual, examined);
  return value === undefined || typeof value === 'boolean' ? confidence : 'likely';
}

const SENTENCES: Readonly<Record<Triviality['kind'], string>> = {
  existence: 'only says that a value exists, which a wrong one does too',
  type: 'only says of what type a value is, which a wrong one is too',
  truthiness: 'only says whether a value that is no boolean is truthy, which a wrong one is too',
  'no-error': 'only says that nothing is thrown, which holds for a wrong result too',
  bound: 'holds for every value there is',
};

function shown({ form, matcher, isNegated }: Assertion): string {
  if (form === 'assert') return `assert.${matcher}()`;
  return `${isNegated ? 'not.' : ''}${matcher}()`;
}

/** Whether the title, the only word on what a test without a claim is about, says just that. */
const isMeant = ({ kind }: Triviality, { behaviours, declaration }: ExaminedTest): boolean =>
  behaviours.length === 0 && TITLES[kind].test(declaration.titlePath.join(' '));

const EXISTENCE = /exist|defin|present|export|expose|alias|instance|overflow|crash|throw|\btypes?\b/i;
const TITLES: Readonly<Record<Triviality['kind'], RegExp>> = {
  'no-error': /throw|error|crash|fail|reject|safe|valid|accept|allow|ignore|no.?op|nothing|no effect/i,
  existence: EXISTENCE,
  type: EXISTENCE,
  truthiness: EXISTENCE,
  bound: /(?!)/,
};

/** Whether an example of a claimed behaviour states just that. */
const isStated = ({ kind }: Triviality, examined: Examined): boolean =>
  examined.test.behaviours.some((behaviour) =>
    behaviour.examples.some((example) => {
      if (example.kind !== 'call') return false;
      const { outcome } = example;
      if (outcome.kind === 'nothing') return kind === 'no-error' && isNothingElse(example, behaviour, examined);
      return outcome.kind === 'holds' && saysNoMore(outcome.expression, kind);
    }),
  );

/** Whether the behaviour has no other outcome than nothing, or the test makes the very call that an example makes. */
function isNothingElse(example: CallExample, behaviour: Behaviour, { test, context }: Examined): boolean {
  const isAlways = behaviour.examples.every((other) => other.kind === 'call' && other.outcome.kind === 'nothing');
  const stated = context.callOf(example, behaviour);
  return isAlways || test.calls.some(({ term }) => term.key === stated?.key);
}

const saysNoMore = (expression: string, kind: Triviality['kind']): boolean =>
  expression.split('&&').every((part) => HOLDS[kind]?.test(part) ?? false);

/** Expressions over `result` that state no more than a trivial assertion does. */
const HOLDS: Readonly<Partial<Record<Triviality['kind'], RegExp>>> = {
  type: /\btypeof\b|\binstanceof\b|\bis(?:Array|Integer|Finite|NaN)\b/,
  existence: /\b(?:undefined|null|in|hasOwn)\b/,
  truthiness: /^!*\s*(?:Boolean\()?result\)?$/,
};
