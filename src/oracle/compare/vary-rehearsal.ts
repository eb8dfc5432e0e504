/** Other values for what a test hands in, to rehearse it with. */
import { pick, randomFrom, varied, type Random } from '../evaluate/vary-literal.ts';
import type { Ledger, Met } from '../rehearse/ledger.ts';
import { ownSteps } from '../rehearse/own-work.ts';
import { trailsOf } from './rehearsed-way.ts';

/** What flows into both sides is varied, by itself, with what is written once for each side, and with all that is the same as that. */
export function variationsOf(worked: readonly Met[], ledger: Ledger): readonly Variation[] {
  const shared = new Set(worked.flatMap((met) => [...sharedOrigins(met)]));
  const twins = new Set(worked.flatMap((met) => twinOrigins(met, ledger)));
  const values = new Set([...twins].map((origin) => ledger.literals.get(origin)));
  const alike = new Set([...ledger.literals].flatMap(([origin, value]) => (values.has(value) ? [origin] : [])));
  const ways: readonly Omit<Variation, 'change'>[] = [
    { origins: shared },
    ...[twins, alike]
      .filter((more, index, all) => !more.isSubsetOf(index === 0 ? shared : (all[0] ?? shared)))
      .map((more) => ({ origins: shared.union(more), twins: more })),
  ];
  return ways
    .filter(({ origins }) => origins.size > 0)
    .flatMap((way) => changesOf(way.origins, ledger).map((change) => ({ ...way, change })));
}

/** Ways to change values of these kinds, from far off to near by. */
function changesOf(origins: ReadonlySet<string>, { literals }: Ledger): readonly Variation['change'][] {
  const values = [...origins].map((origin) => literals.get(origin));
  const isOnlyNumbers = values.every((value) => typeof value === 'number');
  const isStructured = values.some((value) => typeof value === 'string' && value.length >= MIN_STRUCTURED);
  return [
    varied,
    ...(isOnlyNumbers ? [] : [sameLength]),
    ...(isOnlyNumbers || values.every((value) => typeof value !== 'number') ? [] : [onlyNumbers]),
    ...(areDigits(values) ? [otherDigits] : []),
    ...(isStructured ? [ownLetters] : []),
    ...(values.some((value) => typeof value === 'number') ? [nearby] : []),
  ];
}

/** Numbers may have to stay in the order in which they are, within limits. */
const nearby: typeof varied = (value, _, random) => {
  if (typeof value !== 'number') return value;
  const isWhole = Number.isInteger(value);
  const step = isWhole ? Math.max(1, Math.round(Math.abs(value) * NEAR)) : Math.abs(value) * NEAR_WHOLE;
  return Number((value + (Math.floor(random() * 5) - 2) * step).toFixed(6));
};
const NEAR = 0.01;
/** So far that the whole number is another. */
const NEAR_WHOLE = 0.2;

/** What is varied by itself, one after the other, to see which of it the sides take in the same way; nothing where that is too much. */
export function apart({ origins, ...variation }: Variation): readonly Variation[] {
  const isSome = origins.size > 1 && origins.size <= MAX_APART;
  return isSome ? [...origins].map((origin) => ({ ...variation, origins: new Set([origin]) })) : [];
}

const MAX_APART = 16;

/** A text of so many signs may have to be put together just so. */
const MIN_STRUCTURED = 12;

/** Several numbers below ten may have to stay so, as digits do. */
function areDigits(values: readonly unknown[]): boolean {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length >= MIN_DIGITS && numbers.every((value) => Number.isInteger(value) && value >= 0 && value < 10);
}

const MIN_DIGITS = 3;

/** Texts stay, which may be names of what there is. */
const onlyNumbers: typeof varied = (value, texts, random) =>
  typeof value === 'number' ? varied(value, texts, random) : value;

/** The same for digits. */
const otherDigits: typeof varied = (value, _, random) =>
  typeof value === 'number' ? Math.floor(random() * 10) : value;

const sharedOrigins = (met: Met): ReadonlySet<string> => {
  const trails = trailsOf(met);
  return trails === undefined ? new Set() : new Set(trails.actual.origins).intersection(trails.expected.origins);
};

/**
 * Where a value is written twice, once for each side: who does so means the same value. What is worked out of literals alone is
 * stated.
 */
function twinOrigins(met: Met, ledger: Ledger): readonly string[] {
  const { literals } = ledger;
  const trails = trailsOf(met);
  if (trails === undefined) return [];
  const isTied = trails.expected.calls.size > 0 || sharedOrigins(met).size > 0 || isMadeInLoop(trails, ledger);
  const [mine, theirs] = [[...trails.actual.origins], [...trails.expected.origins]];
  return mine.flatMap((one) => {
    const value = literals.get(one);
    if (PLAIN.has(value) || !(isTied || isLongText(value))) return [];
    const others = theirs.filter((other) => other !== one && literals.get(other) === value);
    return others.length > 0 ? [one, ...others] : [];
  });
}

/** Whether some step of the test's is taken again and again, to other values. */
const isMadeInLoop = ({ actual, expected }: NonNullable<ReturnType<typeof trailsOf>>, ledger: Ledger): boolean =>
  Array.from(ownSteps(expected, actual, ledger)).filter((node) => (ledger.notes.get(node)?.keys.size ?? 0) > 1)
    .length >= MIN_REPEATED;
const MIN_REPEATED = 2;

/** Arithmetic with numbers is a way to write one; nobody writes a text twice to say what comes of it. */
const isLongText = (value: unknown): boolean => typeof value === 'string' && value.length >= MIN_LONG;
const MIN_LONG = 6;

/** What is written twice by chance. */
const PLAIN: ReadonlySet<unknown> = new Set([undefined, null, true, false, '', -1, 0, 1]);

/** What has other values in a rehearsal. */
export interface Variation {
  readonly origins: ReadonlySet<string>;
  /** Of these, equal ones stay equal. */
  readonly twins?: ReadonlySet<string>;
  readonly change: typeof varied;
}

/** Literals with other values, the same ones for one seed. */
export function otherLiterals(
  { origins, twins, change }: Variation,
  { literals }: Ledger,
  seed: number,
): ReadonlyMap<string, unknown> {
  const random = randomFrom(seed);
  const texts = [...literals.values()].filter((value) => typeof value === 'string');
  const share = pick(SHARES, random) ?? 1;
  const others = new Map<string, unknown>();
  const byValue = new Map<unknown, unknown>();
  for (const [origin, value] of literals) {
    if (!origins.has(origin)) continue;
    const made = random() < share ? change(value, texts, random) : value;
    const other = twins?.has(origin) === true && byValue.has(value) ? byValue.get(value) : made;
    byValue.set(value, other);
    others.set(origin, other);
  }
  return others;
}

/** Where much goes in, some of it may have to stay as it is for the code to take the rest. */
const SHARES: readonly number[] = [1, 0.6, 0.3];

/** A text of the same length, since a place in it may stand beside it; a number as it is. */
const sameLength: typeof varied = (value, _, random) =>
  respelt(value, random, (sign, signs) => (random() < 0.7 ? neighbourOf(sign, random) : (pick(signs, random) ?? sign)));

/** Other letters of the text for letters: it may be of few that mean something, while digits and marks part it. */
const ownLetters: typeof varied = (value, _, random) =>
  respelt(value, random, (sign, signs) => {
    const letters = LETTER.test(sign) ? signs.filter((one) => LETTER.test(one)) : [];
    return pick(letters, random) ?? sign;
  });

const LETTER = /\p{L}/u;

function respelt(value: unknown, random: Random, other: (sign: string, signs: readonly string[]) => string): unknown {
  if (typeof value !== 'string') return typeof value === 'boolean' ? random() < 0.5 : value;
  const signs = Array.from(value);
  const rate = Math.max(0.4, 1 / signs.length);
  return signs.map((sign) => (random() < rate ? other(sign, signs) : sign)).join('');
}

/** A letter near a letter, a digit near a digit, in the alphabet. */
function neighbourOf(sign: string, random: Random): string {
  const kind = [/[a-z]/, /[A-Z]/, /\d/].find((one) => one.test(sign));
  const near = String.fromCodePoint((sign.codePointAt(0) ?? 0) + Math.floor(random() * 5) - 2);
  return kind?.test(near) === true ? near : sign;
}
