import {
  findingKey,
  NOTHING_KNOWN,
  verdictKey,
  type Known,
  type KnownFinding,
  type KnownVerdict,
} from '../model/baseline.ts';
import { byText } from '../model/location.ts';
import { mayFail } from '../model/may-fail.ts';
import type { ReportedBehaviour, ReportedFinding, Verification } from '../model/verification.ts';
import { knownVerdictsOf } from './known-verdicts.ts';
import { isKnowable } from './severity.ts';

/** What a baseline should hold after a run, sorted, each entry once, and how that differs from what it holds. */
export interface NextBaseline {
  readonly known: Known;
  readonly added: number;
  readonly removed: number;
  /** Entries of which the run says nothing, and which therefore stay. */
  readonly unmeasured: number;
}

/**
 * What fails the gate, known or not, beside the entries of which the run says nothing. With `isPruning` nothing is added: only what
 * no longer occurs is left out.
 */
export function nextBaseline(verification: Verification, { isPruning }: { readonly isPruning: boolean }): NextBaseline {
  const { occurring, gone, unmeasured } = verification.baseline ?? NOTHING_COMPARED;
  const before = joined(occurring, gone, unmeasured);
  const known = joined(isPruning ? occurring : failingIn(verification), unmeasured);
  return {
    known,
    added: sizeOf(without(known, before)),
    removed: sizeOf(without(before, known)),
    unmeasured: sizeOf(unmeasured),
  };
}

const NOTHING_COMPARED = { occurring: NOTHING_KNOWN, gone: NOTHING_KNOWN, unmeasured: NOTHING_KNOWN };

export const sizeOf = ({ behaviours, findings }: Known): number => behaviours.length + findings.length;

function failingIn({ behaviours, findings, gate }: Verification): Known {
  const isFailing = ({ known, verdict }: ReportedBehaviour): boolean =>
    known === true || gate.failedBy.includes(verdict.kind);
  return {
    behaviours: behaviours.filter(isFailing).flatMap(({ id, verdict }) => knownVerdictsOf(id, verdict)),
    findings: findings.filter((finding) => mayFail(finding) && isKnowable(finding.rule)).map(entryOf),
  };
}

const entryOf = ({ rule, location, identity }: ReportedFinding): KnownFinding => ({
  rule,
  file: location.file,
  ...identity,
});

function joined(...parts: readonly Known[]): Known {
  const once = <Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Entry[] =>
    [...new Map(entries.map((entry) => [keyOf(entry), entry]))]
      .sort(([left], [right]) => byText(left, right))
      .map(([, entry]) => entry);
  return {
    behaviours: once<KnownVerdict>(
      parts.flatMap(({ behaviours }) => behaviours),
      verdictKey,
    ),
    findings: once<KnownFinding>(
      parts.flatMap(({ findings }) => findings),
      findingKey,
    ),
  };
}

function without(all: Known, those: Known): Known {
  const verdicts = new Set(those.behaviours.map(verdictKey));
  const findings = new Set(those.findings.map(findingKey));
  return {
    behaviours: all.behaviours.filter((entry) => !verdicts.has(verdictKey(entry))),
    findings: all.findings.filter((entry) => !findings.has(findingKey(entry))),
  };
}

export const isSameKnown = (left: Known, right: Known): boolean =>
  sizeOf(without(left, right)) === 0 && sizeOf(without(right, left)) === 0;
