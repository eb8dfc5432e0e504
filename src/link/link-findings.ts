import { closest } from 'fastest-levenshtein';
import type { Behaviour, TestReference } from '../model/behaviour.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId } from '../model/ids.ts';
import type { ClaimingTest } from '../model/link.ts';

/** `behaviours` is sorted, so that the same one is suggested whatever the order of the specs. */
export function unknownBehaviour(token: string, behaviours: readonly Behaviour[], test: ClaimingTest): Finding {
  const nearest = closest(
    token,
    behaviours.map((behaviour) => behaviour.id),
  );
  return {
    rule: 'link/unknown-behaviour',
    location: test.location,
    message: `No spec has a behaviour "${token}": correct the id (the nearest is "${nearest}"), or add the behaviour to a spec.`,
    ...CERTAIN,
    behaviours: [],
    tests: [test.id],
    subject: token,
  };
}

export const retiredClaim = ({ id }: Behaviour, test: ClaimingTest): Finding => ({
  rule: 'spec/retired-claim',
  location: test.location,
  message: `"${id}" is retired, so the claim counts for nothing: remove it, or the test.`,
  ...CERTAIN,
  behaviours: [id],
  tests: [test.id],
  subject: id,
});

export const tooManyClaims = (claims: {
  readonly ids: readonly BehaviourId[];
  readonly test: ClaimingTest;
  readonly claimsPerTest: number;
}): Finding => ({
  rule: 'link/too-many-claims',
  location: claims.test.location,
  message: `It claims ${claims.ids.length} behaviours (${claims.ids.join(', ')}), more than the ${claims.claimsPerTest} allowed, so none of its claims counts: split it.`,
  ...CERTAIN,
  behaviours: claims.ids,
  tests: [claims.test.id],
});

export const danglingReference = ({ pattern, location }: TestReference, { id }: Behaviour): Finding => ({
  rule: 'link/dangling-test-reference',
  location,
  message: `No test is named "${pattern}": correct it, or write the test for "${id}".`,
  ...CERTAIN,
  behaviours: [id],
  tests: [],
  subject: pattern,
});

const CERTAIN = { confidence: 'certain', confirmed: false } as const;
