/** Precision and recall of findings against labels. */
import type { TestLabel } from './read-corpus.ts';

/** What one test was told, and what it ought to have been told. */
export interface JudgedTest {
  /** For the list of mistakes. */
  readonly name: string;
  readonly labels: readonly TestLabel[];
  /** Rules reported on it. */
  readonly reported: ReadonlySet<string>;
}

export interface RuleScore {
  /** Tests that have to be told. */
  readonly expected: number;
  /** Of these, those that were. */
  readonly found: number;
  /** Tests that were told and must not be. */
  readonly wrong: number;
}

export interface Scores {
  readonly byRule: ReadonlyMap<string, RuleScore>;
  readonly total: RuleScore;
  /** `file > test: rule`. */
  readonly falsePositives: readonly string[];
  readonly misses: readonly string[];
}

/** Counts the rules that `counts` lets through. What a label does not mention must not be reported either. */
export function scoreRules(tests: readonly JudgedTest[], counts: (rule: string) => boolean): Scores {
  const scores = new Map<string, { expected: number; found: number; wrong: number }>();
  const falsePositives: string[] = [];
  const misses: string[] = [];
  const scoreOf = (rule: string) => {
    const score = scores.get(rule) ?? { expected: 0, found: 0, wrong: 0 };
    scores.set(rule, score);
    return score;
  };
  for (const { name, labels, reported } of tests) {
    for (const group of expectedGroups(labels)) {
      const counted = group.filter(counts);
      const [first] = counted;
      if (first === undefined) continue;
      const hit = counted.find((rule) => reported.has(rule));
      scoreOf(hit ?? first).expected += 1;
      if (hit === undefined) misses.push(`${name}: ${counted.join(' or ')}`);
      else scoreOf(hit).found += 1;
    }
    const allowed = new Set(
      labels.flatMap(({ rules, rulesAnyOf, mayReport }) => [...rules, ...rulesAnyOf.flat(), ...mayReport]),
    );
    for (const rule of [...reported].filter((one) => counts(one) && !allowed.has(one))) {
      scoreOf(rule).wrong += 1;
      falsePositives.push(`${name}: ${rule}`);
    }
  }
  const total = [...scores.values()].reduce(
    (sum, score) => ({
      expected: sum.expected + score.expected,
      found: sum.found + score.found,
      wrong: sum.wrong + score.wrong,
    }),
    { expected: 0, found: 0, wrong: 0 },
  );
  return {
    byRule: new Map([...scores].sort(([left], [right]) => (left < right ? -1 : 1))),
    total,
    falsePositives,
    misses,
  };
}

/** Each group once, though all rows of an `each` may ask for it. */
function expectedGroups(labels: readonly TestLabel[]): readonly (readonly string[])[] {
  const groups = labels.flatMap(({ rules, rulesAnyOf }) => [...rules.map((rule) => [rule]), ...rulesAnyOf]);
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

/** Of what was told and is labelled, the share that is right; `undefined` where nothing was told. */
export const precisionOf = ({ found, wrong }: RuleScore): number | undefined => share(found, found + wrong);

/** Of what has to be told, the share that was; `undefined` where nothing had to. */
export const recallOf = ({ found, expected }: RuleScore): number | undefined => share(found, expected);

const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);
