import type { Behaviour, TestReference } from '../model/behaviour.ts';
import type { ClaimingTest } from '../model/link.ts';
import { matchesPieces } from '../util/matches-pieces.ts';

/** What the `tests` entries of the specs name. */
export interface MatchedReferences {
  behavioursOf(test: ClaimingTest): readonly Behaviour[];
  /** Entries that name no test. */
  readonly dangling: readonly { readonly reference: TestReference; readonly behaviour: Behaviour }[];
}

/** Looks each `tests` entry up among the tests. Retired behaviours name nothing. */
export function matchReferences(behaviours: readonly Behaviour[], tests: readonly ClaimingTest[]): MatchedReferences {
  const named = new Map<ClaimingTest, Behaviour[]>();
  const references = behaviours
    .filter((behaviour) => behaviour.status !== 'retired')
    .flatMap((behaviour) => behaviour.tests.map((reference) => ({ reference, behaviour })));
  const names = references.length === 0 ? [] : tests.map((test) => ({ test, name: nameOf(test) }));
  const dangling = references.filter(({ reference, behaviour }) => {
    const pieces = reference.pattern.split('*');
    const matching = names.filter(({ name }) => matchesPieces(pieces, name));
    for (const { test } of matching) named.set(test, [...(named.get(test) ?? []), behaviour]);
    return matching.length === 0;
  });
  return { behavioursOf: (test) => named.get(test) ?? [], dangling };
}

const nameOf = ({ file, titlePath }: ClaimingTest): string => [file, ...titlePath].join(' > ');
