import { isDeepStrictEqual } from 'node:util';
import type { Behaviour, ExampleOutcome } from '../../model/behaviour.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion } from '../assertion.ts';
import type { OracleRule } from '../oracle-rule.ts';
import { readSnapshot } from '../values/read-snapshot.ts';

const RULE = 'oracle/snapshot-only';

/** Each recorded snapshot by itself; whether the test has another oracle is for those to ask who show it. */
export const snapshotOnly: OracleRule = {
  id: RULE,
  inspect: ({ assertions, behaviours }) =>
    assertions
      .filter((assertion) => assertion.demand === 'snapshot' && !isStated(assertion, behaviours))
      .map(suspicion),
};

/** Whether an example of a claimed behaviour states what an inline snapshot holds. */
function isStated({ expected }: Assertion, behaviours: readonly Behaviour[]): boolean {
  const text = expected.findLast((term) => term.kind === 'literal' && typeof term.value === 'string');
  if (text?.kind !== 'literal' || typeof text.value !== 'string') return false;
  const recorded = text.value;
  return behaviours
    .flatMap(({ examples }) => examples)
    .some((example) =>
      example.kind === 'call' ? states(example.outcome, recorded) : isSame(example.row[example.outcomeKey], recorded),
    );
}

function states(outcome: ExampleOutcome, recorded: string): boolean {
  switch (outcome.kind) {
    case 'returns':
    case 'matches':
      return isSame(outcome.value, recorded);
    case 'throws':
      return outcome.message !== undefined && recorded.includes(outcome.error) && recorded.includes(outcome.message);
    default:
      return false;
  }
}

function isSame(value: unknown, recorded: string): boolean {
  const snapshot = readSnapshot(recorded);
  return snapshot !== undefined && isDeepStrictEqual(snapshot.value, value);
}

const suspicion = ({ span, matcher }: Assertion): Suspicion => ({
  rule: RULE,
  location: startOf(span),
  message: `${matcher}() compares with a recording of what the code once returned, which nobody stated: state the value in the spec, or assert what the behaviour is about.`,
  confidence: matcher === 'toMatchFileSnapshot' ? 'likely' : 'certain',
  assertion: span,
  worth: 'mirrored',
});
