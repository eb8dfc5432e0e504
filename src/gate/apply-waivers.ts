import type { Finding } from '../model/finding.ts';
import type { RowId } from '../model/ids.ts';
import { byLocation } from '../model/location.ts';
import type { Row } from '../model/matrix.ts';
import type { Waiver } from '../model/policy.ts';

export interface WaiverInput {
  readonly waivers: readonly Waiver[];
  /** All rows of the run; only mutants can be waived, never what a person called wrong. */
  readonly rows: readonly Row[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export interface AppliedWaivers {
  readonly waived: ReadonlySet<RowId>;
  /** The waivers that count, and the mutant that each excuses, in the order of the policy. */
  readonly counting: readonly CountingWaiver[];
  /** Waivers that excuse nothing, and why. */
  readonly findings: readonly Finding[];
}

export interface CountingWaiver extends Waiver {
  readonly row: RowId;
}

/** A waiver excuses exactly one mutant, named by its id or the start of it, up to and including its last day. */
export function applyWaivers({ waivers, rows, today }: WaiverInput): AppliedWaivers {
  const mutants = rows.filter((row) => row.origin === 'mutator').map((row) => row.id);
  const counting: CountingWaiver[] = [];
  const findings: Finding[] = [];
  for (const waiver of waivers) {
    const matches = matchesOf(waiver, mutants);
    const fault = faultOf(waiver, matches.length, today);
    // Where nothing was mutated, nothing can match.
    if (rows.length === 0 && !isExpired(waiver, today)) continue;
    if (fault === undefined) counting.push(...matches.map((row) => ({ ...waiver, row })));
    else findings.push(invalidWaiver(waiver, fault));
  }
  return {
    waived: new Set(counting.map(({ row }) => row)),
    counting,
    findings: findings.sort((left, right) => byLocation(left.location, right.location)),
  };
}

const isExpired = ({ until }: Waiver, today: string): boolean => until !== undefined && until < today;

function matchesOf({ mutant }: Waiver, mutants: readonly RowId[]): readonly RowId[] {
  const exact = mutants.filter((id) => id === mutant);
  return exact.length > 0 ? exact : mutants.filter((id) => id.startsWith(mutant));
}

function faultOf(waiver: Waiver, matches: number, today: string): string | undefined {
  if (waiver.why.trim() === '') return 'gives no reason: write why the mutant does no harm, or remove it';
  if (isExpired(waiver, today)) {
    return `has expired on ${waiver.until}: look at the mutant again, then renew the waiver with a new date or remove it`;
  }
  if (matches === 0) return 'matches no mutant that this run made: correct the id, or remove it if its code is gone';
  if (matches > 1) return `matches ${matches} mutants: write more of the id, so that it names one`;
  return undefined;
}

const invalidWaiver = (waiver: Waiver, fault: string): Finding => ({
  rule: 'run/invalid-waiver',
  location: waiver.location,
  message: `The waiver for ${waiver.mutant} ${fault}.`,
  confidence: 'certain',
  confirmed: true,
  behaviours: [],
  tests: [],
  subject: waiver.mutant,
});
