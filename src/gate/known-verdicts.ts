import { KNOWABLE_VERDICTS, type KnownVerdict } from '../model/baseline.ts';
import { WEAK_REASONS } from '../model/verdict.ts';

/** A behaviour's verdict as entries of a baseline, one a reason; none for what was not measured, and for what is in order. */
export function knownVerdictsOf(
  behaviour: string,
  { kind, because }: { readonly kind: string; readonly because: readonly string[] },
): readonly KnownVerdict[] {
  const verdict = KNOWABLE_VERDICTS.find((knowable) => knowable === kind);
  if (verdict === undefined) return [];
  const reasons = WEAK_REASONS.filter((reason) => because.includes(reason));
  return reasons.length === 0
    ? [{ behaviour, verdict }]
    : reasons.map((reason) => ({ behaviour, verdict, because: reason }));
}
