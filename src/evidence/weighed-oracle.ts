import type { Credit, OracleFacts } from '../model/evidence.ts';
import type { Location, Span } from '../model/location.ts';
import type { Suspicion, TestOracle } from '../model/oracle.ts';
import { assertionAt, spanKey } from './assertion-at.ts';

/** What is known of one test's oracle when reading and running have both had their say. */
export interface WeighedOracle {
  readonly assertions: readonly Span[];
  /** Those that execution did not withdraw. */
  readonly suspicions: readonly Suspicion[];
  readonly facts: Omit<OracleFacts, 'assertions'>;
  /** What a check that failed at the place is worth; `undefined` where the error named no place. */
  readonly creditAt: (place: Location | undefined) => Credit;
}

export function weighedOracle(
  { assertions }: Pick<TestOracle, 'assertions'>,
  suspicions: readonly Suspicion[],
): WeighedOracle {
  const counted = suspicions.filter(({ confidence }) => confidence !== 'possible');
  const worths = new Worths(counted);
  const has = (rule: Suspicion['rule']): boolean => counted.some((suspicion) => suspicion.rule === rule);
  const harnessAware = has('oracle/harness-aware');
  const reachable = assertions.filter((assertion) => !worths.isUnreachable(assertion));
  const nonTrivial = reachable.filter((assertion) => worths.of(assertion) !== 'trivial');
  return {
    assertions,
    suspicions,
    facts: {
      allMirrored: nonTrivial.length > 0 && nonTrivial.every((assertion) => worths.isCertainlyMirrored(assertion)),
      allLikelyMirrored: nonTrivial.length > 0 && nonTrivial.every((assertion) => worths.of(assertion) === 'mirrored'),
      allTrivial: reachable.length > 0 && nonTrivial.length === 0,
      harnessAware,
      contradictsExample: has('oracle/contradicts-example'),
    },
    // Such a test can notice every mutant and no fault.
    creditAt: (place) => (harnessAware ? 'trivial' : creditAt(place, assertions, worths)),
  };
}

/** README.md says why an error outside all assertions is believed, and one without a place only as far as they are. */
function creditAt(place: Location | undefined, assertions: readonly Span[], worths: Worths): Credit {
  if (place !== undefined) return worths.of(assertionAt(assertions, place));
  const credits = new Set(assertions.map((assertion) => worths.of(assertion)));
  return BEST_FIRST.find((credit) => credits.has(credit)) ?? 'independent';
}

const BEST_FIRST = ['independent', 'mirrored', 'trivial'] as const satisfies readonly Credit[];

/** What the assertions of one test are worth after all suspicions that count. */
class Worths {
  readonly #ofAssertion = new Map<string, Suspicion[]>();
  readonly #ofTest: readonly Suspicion[];

  constructor(counted: readonly Suspicion[]) {
    this.#ofTest = counted.filter(({ assertion }) => assertion === undefined);
    for (const suspicion of counted) {
      if (suspicion.assertion === undefined) continue;
      const key = spanKey(suspicion.assertion);
      this.#ofAssertion.set(key, [...(this.#ofAssertion.get(key) ?? []), suspicion]);
    }
  }

  /** Of an error outside all assertions when there is none. */
  of(assertion: Span | undefined): Credit {
    const worths = new Set(this.#about(assertion).map(({ worth }) => worth));
    return BEST_FIRST.findLast((credit) => credit !== 'independent' && worths.has(credit)) ?? 'independent';
  }

  isCertainlyMirrored(assertion: Span): boolean {
    return this.#about(assertion).some(({ worth, confidence }) => worth === 'mirrored' && confidence === 'certain');
  }

  isUnreachable(assertion: Span): boolean {
    return this.#about(assertion).some(({ rule }) => rule === 'oracle/unreachable-assertion');
  }

  #about(assertion: Span | undefined): readonly Suspicion[] {
    if (assertion === undefined) return this.#ofTest;
    return [...this.#ofTest, ...(this.#ofAssertion.get(spanKey(assertion)) ?? [])];
  }
}
