/** What a change to the code comes to for the behaviours: the worst that it is for one of them. */
import type { RowClass } from '../model/evidence.ts';
import type { MutantStatus } from '../model/mutant-status.ts';
import type { ReportedMutant } from '../model/reported-mutant.ts';
import type { Tone } from './tone.ts';

/** Worst first. */
export const STANDINGS = [
  'unnoticed',
  'restated',
  'not reached',
  'not measured',
  'timed out',
  'elsewhere',
  'noticed',
  'does not load',
  'waived',
  'set aside',
] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_TONES: Readonly<Record<Standing, Tone>> = {
  unnoticed: 'bad',
  restated: 'unknown',
  'not reached': 'bad',
  'not measured': 'unknown',
  'timed out': 'warn',
  elsewhere: 'quiet',
  noticed: 'good',
  'does not load': 'quiet',
  waived: 'quiet',
  'set aside': 'quiet',
};

const OF_CLASS: Readonly<Record<RowClass, Standing>> = {
  survived: 'unnoticed',
  restated: 'restated',
  timeout: 'timed out',
  borrowed: 'elsewhere',
  killed: 'noticed',
};

/** Of a change that bears on no behaviour, or counts for none. */
const OF_STATUS: Readonly<Record<MutantStatus, Standing>> = {
  Killed: 'elsewhere',
  Timeout: 'elsewhere',
  Survived: 'unnoticed',
  NoCoverage: 'not reached',
  RuntimeError: 'does not load',
  Ignored: 'waived',
  Pending: 'not measured',
};
const NOT_VALID: readonly MutantStatus[] = ['RuntimeError', 'Ignored', 'Pending'];

/** For one behaviour, or the worst for all that it bears on. */
export function standingOf({ status, behaviours, arid }: ReportedMutant, behaviour?: string): Standing {
  if (arid !== undefined) return 'set aside';
  if (NOT_VALID.includes(status)) return OF_STATUS[status];
  const concerned = behaviours.filter(({ id }) => behaviour === undefined || id === behaviour);
  const standings = concerned.map((one) => reachedOr(OF_CLASS[one.class], status));
  return STANDINGS.find((standing) => standings.includes(standing)) ?? OF_STATUS[status];
}

/** What nobody runs, nobody could notice. */
const reachedOr = (standing: Standing, status: MutantStatus): Standing =>
  standing === 'unnoticed' && status === 'NoCoverage' ? 'not reached' : standing;

/** How many of each there are, worst last. */
export const countStandings = (
  mutants: readonly ReportedMutant[],
  behaviour?: string,
): readonly { readonly word: Standing; readonly count: number; readonly tone: Tone }[] => {
  const standings = mutants.map((mutant) => standingOf(mutant, behaviour));
  return STANDINGS.toReversed().map((word) => ({
    word,
    tone: STANDING_TONES[word],
    count: standings.filter((standing) => standing === word).length,
  }));
};
