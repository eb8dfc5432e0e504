import type { Behaviour, Spec } from '../model/behaviour.ts';
import type { Finding, StageResult } from '../model/finding.ts';
import type { BehaviourId } from '../model/ids.ts';
import type { ClaimForm, ClaimingTest, Link } from '../model/link.ts';
import { byText } from '../model/location.ts';
import { idFamily } from './id-family.ts';
import { danglingReference, retiredClaim, tooManyClaims, unknownBehaviour } from './link-findings.ts';
import { mergeFindings } from './merge-findings.ts';
import { matchReferences } from './match-references.ts';
import { bracketedIds, leadingIds } from './read-claims.ts';

export interface LinkRequest {
  readonly specs: readonly Spec[];
  readonly tests: readonly ClaimingTest[];
  /** How many behaviours a test may claim; one that claims more claims nothing. */
  readonly claimsPerTest: number;
}

/** Which tests claim which behaviours, once a pair, sorted by behaviour and test. */
export function linkBehaviours({ specs, tests, claimsPerTest }: LinkRequest): StageResult<readonly Link[]> {
  const known = knownBehaviours(specs);
  const references = matchReferences(known.all, tests);
  const linked = tests.map((test) => linkTest({ test, known, claimsPerTest, named: references.behavioursOf(test) }));
  return {
    product: linked.flatMap(({ links }) => links).toSorted(byPair),
    findings: mergeFindings([
      ...linked.flatMap(({ findings }) => findings),
      ...references.dangling.map(({ reference, behaviour }) => danglingReference(reference, behaviour)),
    ]),
  };
}

interface KnownBehaviours {
  readonly all: readonly Behaviour[];
  readonly byId: ReadonlyMap<string, Behaviour>;
  /** Families of the ids: only their members can be unknown behaviours. */
  readonly families: ReadonlySet<string>;
}

function knownBehaviours(specs: readonly Spec[]): KnownBehaviours {
  const all = specs.flatMap((spec) => spec.behaviours).toSorted((left, right) => byText(left.id, right.id));
  return {
    all,
    byId: new Map(all.map((behaviour) => [behaviour.id, behaviour])),
    families: new Set(all.flatMap((behaviour) => idFamily(behaviour.id) ?? [])),
  };
}

interface LinkedTest {
  readonly links: readonly Link[];
  readonly findings: readonly Finding[];
}

function linkTest(request: {
  readonly test: ClaimingTest;
  readonly known: KnownBehaviours;
  readonly claimsPerTest: number;
  /** Behaviours whose `tests` name it. */
  readonly named: readonly Behaviour[];
}): LinkedTest {
  const { test, known, claimsPerTest, named } = request;
  const findings: Finding[] = [];
  const claimed = new Map<BehaviourId, ClaimForm>(named.map(({ id }) => [id, 'spec']));
  // Stronger forms come later, so that they overwrite.
  for (const { token, form } of claimsOf(test, known)) {
    const behaviour = known.byId.get(token);
    if (behaviour === undefined) findings.push(unknownBehaviour(token, known.all, test));
    else if (behaviour.status === 'retired') findings.push(retiredClaim(behaviour, test));
    else claimed.set(behaviour.id, form);
  }
  if (claimed.size > claimsPerTest) {
    const ids = [...claimed.keys()].toSorted(byText);
    return { links: [], findings: [...findings, tooManyClaims({ ids, test, claimsPerTest })] };
  }
  const links = [...claimed].map(([id, declaredBy]) => ({ behaviourId: id, testId: test.id, declaredBy }));
  return { links, findings };
}

function claimsOf(
  test: ClaimingTest,
  { byId, families }: KnownBehaviours,
): readonly { readonly token: string; readonly form: ClaimForm }[] {
  const isId = (token: string): boolean => byId.has(token) || families.has(idFamily(token) ?? '');
  const inTitles = test.titlePath.flatMap((title) => [...leadingIds(title, isId), ...bracketedIds(title, isId)]);
  return [
    ...test.tags.filter(isId).map((token) => ({ token, form: 'tag' as const })),
    ...inTitles.map((token) => ({ token, form: 'title' as const })),
  ];
}

const byPair = (left: Link, right: Link): number =>
  byText(left.behaviourId, right.behaviourId) || byText(left.testId, right.testId);
