/** From the kill matrix to every verdict and finding: arithmetic, no more. */
import { evidenceFindings } from '../evidence/evidence-findings.ts';
import { judgeBehaviour } from '../evidence/judge-behaviour.ts';
import { executedOracle, judgeTests } from '../evidence/judge-tests.ts';
import { weighEvidence } from '../evidence/weigh-evidence.ts';
import { applyWaivers } from '../gate/apply-waivers.ts';
import type { Credit, Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, RowId, TestId } from '../model/ids.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import type { BehaviourVerdict, TestVerdict } from '../model/verdict.ts';
import { runFindings } from '../mutation/run-findings.ts';
import type { Project } from './read-project.ts';
import type { SurveyedCode } from './survey-code.ts';
import type { SurveyedSuite } from './survey-suite.ts';

export interface MeasuredRun {
  readonly project: Project;
  readonly suite: SurveyedSuite;
  readonly code: SurveyedCode;
  readonly run: MutationRun;
  /** The cases that the engine was asked to run. */
  readonly columns: readonly TestCase[];
  /** `YYYY-MM-DD`, by which waivers expire. */
  readonly today: string;
}

export interface Judgement {
  readonly evidence: readonly Evidence[];
  readonly verdicts: ReadonlyMap<BehaviourId, BehaviourVerdict>;
  readonly testVerdicts: ReadonlyMap<TestId, TestVerdict>;
  readonly findings: readonly Finding[];
  /** Mutants that a waiver excuses. */
  readonly waived: ReadonlySet<RowId>;
}

export function judgeRun({ project, suite, code, run, columns, today }: MeasuredRun): Judgement {
  const { waivers, timeoutsCount, thresholds } = project.policy;
  const behaviours = project.specs.flatMap((spec) => spec.behaviours);
  const { cases, links } = suite;
  const excused = applyWaivers({ waivers, rows: run.rows, today });
  const facts = { cases, links, run, waived: excused.waived, creditOf };
  const evidence = weighEvidence({ ...facts, behaviours, scopes: code.scopes, timeoutsCount });
  const evidenceOf = new Map(evidence.map((one) => [one.behaviourId, one]));
  const verdicts = new Map(
    behaviours.map((behaviour) => [
      behaviour.id,
      judgeBehaviour({ behaviour, evidence: evidenceOf.get(behaviour.id), ownScoreThreshold: thresholds.ownScore }),
    ]),
  );
  const testVerdicts = judgeTests({ ...facts, evidence, oracleOf: executedOracle });
  const sources = new Map(code.sources.map(({ path, text }) => [path, text]));
  const findings = [
    ...suite.findings,
    ...code.findings,
    ...excused.findings,
    ...runFindings(run, columns, links),
    ...evidenceFindings({ ...facts, behaviours, evidence, testVerdicts, sources }),
  ];
  return { evidence, verdicts, testVerdicts, findings, waived: excused.waived };
}

/** No test's oracle has been read, so each check counts for what it is. */
const creditOf = (): Credit => 'independent';
