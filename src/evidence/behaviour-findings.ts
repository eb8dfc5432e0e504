import type { Behaviour } from '../model/behaviour.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, RowId } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import type { RuleId } from '../model/rules.ts';
import { tallyMutants } from './tally-mutants.ts';
import { countOf, listOf } from './wording.ts';

export interface BehaviourFindingsInput {
  readonly behaviours: readonly Behaviour[];
  readonly evidence: readonly Evidence[];
}

/** What is wrong with single behaviours, at the place where they are stated. */
export function behaviourFindings({ behaviours, evidence }: BehaviourFindingsInput): readonly Finding[] {
  const behaviourOf = new Map(behaviours.map((behaviour) => [behaviour.id, behaviour]));
  return evidence.flatMap((measured) => {
    const behaviour = behaviourOf.get(measured.behaviourId);
    if (behaviour === undefined) return [];
    if (measured.claimingTests.length === 0) return [untested(behaviour)];
    return [...borrowed(behaviour, measured, evidence), ...timedOut(behaviour, measured)];
  });
}

const untested = (behaviour: Behaviour): Finding =>
  findingAt(behaviour, {
    rule: 'link/untested-behaviour',
    message: `No running test claims ${behaviour.id}: write one that asserts an outcome which the spec states, and begin its title with "${behaviour.id}:".`,
    tests: [],
  });

function borrowed(behaviour: Behaviour, measured: Evidence, evidence: readonly Evidence[]): readonly Finding[] {
  const tally = tallyMutants(measured);
  if (tally.borrowed === 0) return [];
  const rows = new Set([...measured.classes].filter(([, rowClass]) => rowClass === 'borrowed').map(([row]) => row));
  const lenders = lendersOf(measured.behaviourId, rows, evidence);
  const advice =
    measured.ownKills.size > 0
      ? 'that counts neither for nor against it'
      : `its own tests noticed none, so assert what ${behaviour.id} states`;
  const message = `Only ${lenders} noticed ${tally.borrowed} of ${countOf(tally.relevant, 'change')} to the code of ${behaviour.id}: ${advice}.`;
  return [findingAt(behaviour, { rule: 'evidence/borrowed', message, tests: measured.linkedTests })];
}

function lendersOf(borrower: BehaviourId, rows: ReadonlySet<RowId>, evidence: readonly Evidence[]): string {
  const lenders = evidence.filter(
    ({ behaviourId, ownKills }) =>
      behaviourId !== borrower && [...ownKills.values()].some((kills) => [...kills].some((row) => rows.has(row))),
  );
  return lenders.length === 0
    ? 'the examples of other behaviours'
    : `tests of ${listOf(lenders.map(({ behaviourId }) => behaviourId).sort(byText))}`;
}

function timedOut(behaviour: Behaviour, measured: Evidence): readonly Finding[] {
  const tally = tallyMutants(measured);
  if (tally.timeout === 0) return [];
  const advice =
    tally.timeout * 10 > tally.relevant
      ? 'more than a tenth are too many to judge it by, so make its tests fail on a wrong outcome instead of waiting for it'
      : 'that is at most a tenth, so nothing has to be done';
  const message = `The tests of ${behaviour.id} only ran out of time under ${tally.timeout} of ${countOf(tally.relevant, 'change')} to its code, which is no check: ${advice}.`;
  return [findingAt(behaviour, { rule: 'run/timeout', message, tests: measured.linkedTests })];
}

const findingAt = (
  behaviour: Behaviour,
  { rule, message, tests }: { readonly rule: RuleId } & Pick<Finding, 'message' | 'tests'>,
): Finding => ({
  rule,
  location: behaviour.location,
  message,
  confidence: 'certain',
  confirmed: true,
  behaviours: [behaviour.id],
  tests,
});
