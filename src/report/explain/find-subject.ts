/** What a person means who asks to have something explained. */
import { distance } from 'fastest-levenshtein';
import { isRuleId, RULES, type RuleId } from '../../model/rules.ts';
import type { ReportedBehaviour, ReportedFinding, ReportedTest, Verification } from '../../model/verification.ts';

export type Subject =
  | { readonly kind: 'behaviour'; readonly behaviour: ReportedBehaviour }
  /** Never empty. */
  | { readonly kind: 'tests'; readonly tests: readonly ReportedTest[] }
  | { readonly kind: 'mutant'; readonly finding: ReportedFinding };

/** `oracle/copied-formula`, or `copied-formula` where that is clear. */
export function findRule(thing: string): RuleId | undefined {
  if (isRuleId(thing)) return thing;
  const named = RULE_IDS.filter((id) => id.endsWith(`/${thing}`));
  return named.length === 1 ? named[0] : undefined;
}

const RULE_IDS = Object.keys(RULES).filter(isRuleId);

/** A behaviour by its id; a mutant by the start of its id; a test by its id, a part of its name, or the place of its declaration. */
export function findSubject(thing: string, { behaviours, tests, findings }: Verification): Subject | undefined {
  const behaviour = behaviours.find(({ id }) => id === thing);
  if (behaviour !== undefined) return { kind: 'behaviour', behaviour };
  const changes = findings.filter(({ change }) => change?.mutant.startsWith(thing) === true);
  const [finding] = changes;
  if (finding !== undefined && changes.length === 1 && thing.length >= SHORTEST_MUTANT)
    return { kind: 'mutant', finding };
  const exact = tests.filter(({ id, name, location: { file, line } }) => [id, name, `${file}:${line}`].includes(thing));
  const named = exact.length > 0 ? exact : tests.filter(({ id }) => id.toLowerCase().includes(thing.toLowerCase()));
  return named.length > 0 ? { kind: 'tests', tests: named } : undefined;
}

/** As waivers name them. */
const SHORTEST_MUTANT = 4;
const MOST_NAMES = 3;

/** The names that are nearest to one that means nothing, nearest first. */
export function nearestNames(thing: string, verification: Verification): readonly string[] {
  const names = [...RULE_IDS, ...verification.behaviours.map(({ id }) => id)];
  return names
    .map((name) => ({ name, away: Math.min(...spellings(name).map((text) => distance(text, thing.toLowerCase()))) }))
    .filter(({ away }) => away <= Math.max(1, thing.length / 3))
    .sort((left, right) => left.away - right.away || (left.name < right.name ? -1 : 1))
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}

/** The whole name, what stands behind the `/`, and single words of it. */
const spellings = (name: string): readonly string[] =>
  [name, name.slice(name.indexOf('/') + 1), ...name.split(/[/-]/u).filter((word) => word.length > 4)].map((text) =>
    text.toLowerCase(),
  );
