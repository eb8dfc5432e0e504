/** Puts the results of all stages into the one value that every reporter reads. */
import { tallyMutants } from '../evidence/tally-mutants.ts';
import type { CountingWaiver } from '../gate/apply-waivers.ts';
import type { GateResult } from '../gate/decide-gate.ts';
import type { MeasuredRows } from '../example/data-row-results.ts';
import type { Behaviour } from '../model/behaviour.ts';
import type { Evidence } from '../model/evidence.ts';
import type { BehaviourId, TestId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { byLocation, byText } from '../model/location.ts';
import type { TestCase } from '../model/suite.ts';
import type { BehaviourVerdict, TestVerdict } from '../model/verdict.ts';
import { groupBy } from '../util/group-by.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { ReportedBehaviour, ReportedFinding, ReportedTest, Verification } from '../model/verification.ts';
import { reportedBaseline } from './reported-baseline.ts';
import { reportedFinding } from './reported-finding.ts';
import { reportedMutants, reportedSources, type MatrixFacts } from './reported-mutants.ts';
import { reportedStatements } from './reported-statements.ts';

export interface StageResults extends GateResult, MatrixFacts {
  readonly behaviours: readonly Behaviour[];
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
  /** The code under test, where it was changed. */
  readonly sources?: readonly SourceFile[];
  readonly verdicts: ReadonlyMap<BehaviourId, BehaviourVerdict>;
  readonly waivers: readonly CountingWaiver[];
  readonly testVerdicts: ReadonlyMap<TestId, TestVerdict>;
  readonly dataRows?: readonly MeasuredRows[];
  readonly hasSpecs: boolean;
  readonly toolVersion: string;
  readonly run: Verification['run'];
}

const FIRST_STEP =
  'No behaviour is stated yet. Write one sentence about what the software must do into specs/<feature>.yaml, put its id at the start of a test title, and run this again.';

export function assembleVerification(results: StageResults): Verification {
  const { hasSpecs, findings, gate, baseline } = results;
  const said = findings.map(reportedFinding).sort(byFinding);
  const tests = reportedTests(results);
  const mutants = reportedMutants(
    { ...results, evidence: evidenceOfShown(results) },
    tests.map(({ id }) => id),
  );
  const verification: Verification = {
    schemaVersion: 1,
    tool: { name: 'assay', version: results.toolVersion },
    run: results.run,
    behaviours: reportedBehaviours(results),
    tests,
    findings: hasSpecs ? said : said.filter(({ rule }) => rule !== 'link/unlinked-test'),
    mutants,
    sources: reportedSources(mutants, results.sources ?? []),
    waivers: results.waivers.map(reportedWaiver),
    ...(baseline !== undefined && { baseline: reportedBaseline(baseline) }),
    gate: hasSpecs ? gate : { passed: true, exitCode: 0, failedBy: [] },
    ...(!hasSpecs && { nextStep: FIRST_STEP }),
  };
  return deepFreeze(verification);
}

const reportedWaiver = ({ row, why, by, until }: CountingWaiver): Verification['waivers'][number] => ({
  ...{ mutant: row, why },
  ...(by !== undefined && { by }),
  ...(until !== undefined && { until }),
});

function evidenceOfShown({ behaviours, evidence }: StageResults): readonly Evidence[] {
  const shown = new Set(behaviours.map(({ id }) => id));
  return evidence.filter(({ behaviourId }) => shown.has(behaviourId));
}

function reportedBehaviours(results: StageResults): ReportedBehaviour[] {
  const { behaviours, links, evidence, verdicts, findings, knownBehaviours, dataRows = [] } = results;
  const evidenceOf = new Map(evidence.map((one) => [one.behaviourId, one]));
  const rowsOf = new Map(dataRows.map(({ behaviourId, rows }) => [behaviourId, rows]));
  const linksOf = groupBy(links, ({ behaviourId }) => behaviourId);
  return behaviours
    .map((behaviour): ReportedBehaviour => {
      const { id, feature, owner, must, status, location } = behaviour;
      const measured = evidenceOf.get(id);
      const verdict = verdicts.get(id);
      if (verdict === undefined) throw new Error(`${id} was not judged`);
      return {
        ...{ id, feature, must, status, location },
        ...(owner !== undefined && { owner }),
        verdict: { kind: verdict.kind, because: [...verdict.because] },
        ...(knownBehaviours.has(id) && { known: true as const }),
        anchored: measured?.isAnchored ?? false,
        tests: [...new Set((linksOf.get(id) ?? []).map(({ testId }) => testId))].sort(byText),
        ...statedFacts(measured),
        mutants: { ...tallyMutants(measured ?? { classes: new Map() }) },
        ...setAside(measured),
        stated: reportedStatements(behaviour, { measured, findings, rows: rowsOf.get(id) ?? [] }),
      };
    })
    .sort((left, right) => byText(left.id, right.id));
}

function setAside(measured: Evidence | undefined): Pick<ReportedBehaviour, 'setAside'> {
  const rules = groupBy(measured?.arid.values() ?? [], (rule) => rule);
  if (rules.size === 0) return {};
  const counts = [...rules].map(([rule, of]) => ({ rule, mutants: of.length }));
  return { setAside: counts.sort((left, right) => byText(left.rule, right.rule)) };
}

const NO_EXAMPLES: Evidence['examples'] = {
  held: 0,
  violated: 0,
  strength: undefined,
  rows: { used: 0, unused: 0 },
};

function statedFacts(measured: Evidence | undefined): Pick<ReportedBehaviour, 'examples' | 'wrongBehaviours'> {
  const { held, violated, strength, rows } = measured?.examples ?? NO_EXAMPLES;
  const hasRows = rows.used + rows.unused > 0;
  const wrongBehaviours = { caught: 0, missed: 0, present: 0, stale: 0, broken: 0, uncheckable: 0 };
  for (const { state } of measured?.wrongBehaviours ?? []) wrongBehaviours[state] += 1;
  return {
    examples: { held, violated, ...(strength !== undefined && { strength }), ...(hasRows && { rows: { ...rows } }) },
    wrongBehaviours,
  };
}

function reportedTests({ cases, links, evidence, testVerdicts }: StageResults): ReportedTest[] {
  const linksOf = groupBy(links, ({ testId }) => testId);
  const evidenceOf = new Map(evidence.map((one) => [one.behaviourId, one]));
  return cases
    .map((testCase): ReportedTest => {
      const { id, file, titlePath, location } = testCase;
      const verdict = testVerdicts.get(id);
      if (verdict === undefined) throw new Error(`${id} was not judged`);
      const claims = new Set((linksOf.get(id) ?? []).map(({ behaviourId }) => behaviourId));
      const kills = [...claims].flatMap((behaviourId) => [...(evidenceOf.get(behaviourId)?.ownKills.get(id) ?? [])]);
      return {
        ...{ id, file, name: titlePath.join(' > '), location },
        claims: [...claims].sort(byText),
        verdict: { kind: verdict.kind, because: [...verdict.because] },
        ownKills: new Set(kills).size,
      };
    })
    .sort((left, right) => byLocation(left.location, right.location) || byText(left.id, right.id));
}

const byFinding = (left: ReportedFinding, right: ReportedFinding): number =>
  byLocation(left.location, right.location) || byText(left.rule, right.rule) || byText(left.message, right.message);

function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
