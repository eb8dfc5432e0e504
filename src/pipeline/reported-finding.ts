import type { JudgedFinding } from '../gate/decide-gate.ts';
import { byText } from '../model/location.ts';
import { RULES } from '../model/rules.ts';
import type { ReportedFinding } from '../model/verification.ts';

/** A finding as reports have it: with who should act, and its ids sorted. */
export function reportedFinding(finding: JudgedFinding): ReportedFinding {
  const {
    rule,
    severity,
    confidence,
    confirmed,
    message,
    location,
    change,
    excerpt,
    contradiction,
    diagnosis,
    identity,
    isKnown,
  } = finding;
  return {
    ...{ rule, severity, confidence, confirmed, audience: RULES[rule].audience, message, location },
    identity,
    ...(isKnown && { known: true as const }),
    behaviours: [...finding.behaviours].sort(byText),
    tests: [...finding.tests].sort(byText),
    ...(contradiction && { contradiction: { ...contradiction } }),
    ...(diagnosis && { diagnosis }),
    ...(change && { change: { ...change, before: [...change.before], after: [...change.after] } }),
    ...(excerpt && { excerpt: { line: excerpt.line, lines: [...excerpt.lines] } }),
  };
}
