/** From the kill matrix to every verdict and finding: arithmetic, no more. */
import { evidenceFindings } from '../evidence/evidence-findings.ts';
import { judgeBehaviour } from '../evidence/judge-behaviour.ts';
import { judgeTests } from '../evidence/judge-tests.ts';
import { weighEvidence } from '../evidence/weigh-evidence.ts';
import { weighOracles, type WeighedOracles } from '../evidence/weigh-oracles.ts';
import { dataRowFindings } from '../example/data-row-findings.ts';
import { dataRowResults, type MeasuredRows } from '../example/data-row-results.ts';
import { exampleResults, withoutExamples } from '../example/example-results.ts';
import { statedCalls } from '../example/stated-calls.ts';
import { applyWaivers, type CountingWaiver } from '../gate/apply-waivers.ts';
import type { Evidence, UsedRows, WrongBehaviourResult } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, FilePath, RowId, TestId } from '../model/ids.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { Recordings } from '../model/recording.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { TestCase } from '../model/suite.ts';
import type { BehaviourVerdict, TestVerdict } from '../model/verdict.ts';
import { dataFindings } from '../mutation/data-findings.ts';
import { runFindings } from '../mutation/run-findings.ts';
import type { PlannedWrongBehaviour } from '../mutation/wrong-behaviours/plan-wrong-behaviours.ts';
import { wrongBehaviourFindings } from '../mutation/wrong-behaviours/wrong-behaviour-findings.ts';
import { groupBy } from '../util/group-by.ts';
import { comparedValue } from '../vitest/compared-values.ts';
import { callKey } from '../vitest/whole-data.ts';
import type { Project } from './read-project.ts';
import type { SurveyedCode } from './survey-code.ts';
import type { SurveyedOracles } from './survey-oracles.ts';
import type { SurveyedSuite } from './survey-suite.ts';

export interface MeasuredRun {
  readonly project: Project;
  readonly suite: Pick<SurveyedSuite, 'cases' | 'links' | 'findings'> &
    Partial<Pick<SurveyedSuite, 'examples' | 'idle'>>;
  readonly code: SurveyedCode;
  /** What becomes of the wrong behaviours; nothing is known of them where it is left out. */
  readonly wrong?: readonly PlannedWrongBehaviour[];
  readonly read: SurveyedOracles;
  /** `undefined` when nothing was run. */
  readonly run: MutationRun | undefined;
  /** What assertions look at, as far as it was recorded. */
  readonly recordings?: Recordings | undefined;
  /** The cases that the engine was asked to run. */
  readonly columns: readonly TestCase[];
  /** `YYYY-MM-DD`, by which waivers expire. */
  readonly today: string;
}

export interface Judgement {
  readonly evidence: readonly Evidence[];
  readonly verdicts: ReadonlyMap<BehaviourId, BehaviourVerdict>;
  readonly testVerdicts: ReadonlyMap<TestId, TestVerdict>;
  readonly oracles: WeighedOracles['byDeclaration'];
  readonly findings: readonly Finding[];
  /** Rows that the policy waives. */
  readonly waived: ReadonlySet<RowId>;
  /** The waivers by which it does so. */
  readonly waivers: readonly CountingWaiver[];
  /** The rows without a call. */
  readonly dataRows: readonly MeasuredRows[];
}

export function judgeRun(measured: MeasuredRun): Judgement {
  const { project, suite, code, wrong = [], read, columns, today } = measured;
  const { waivers, timeoutsCount } = project.policy;
  const behaviours = project.specs.flatMap((spec) => spec.behaviours);
  const { cases, links, examples: ran = [], idle } = suite;
  const run = measured.run && withoutExamples(measured.run, ran);
  const examples = exampleResults({ examples: ran, run: measured.run, scopes: code.scopes, digestOf });
  const excused = applyWaivers({ waivers, rows: run?.rows ?? [], today });
  const { scopes, sources } = code;
  const { recordings } = measured;
  const stated = statedCalls({ examples: ran, scopes, keyOf: callKey, digestOf });
  const weighed = weighOracles({
    behaviours,
    cases,
    links,
    run,
    scopes,
    recordings,
    statedCalls: stated,
    oracles: read.oracles,
  });
  const { creditOf, oracleOf, byDeclaration: oracles } = weighed;
  const facts = { cases, links, run, waived: excused.waived, creditOf };
  const dataRows = dataRowResults({ behaviours, cases, links, creditOf });
  const evidence = weighEvidence({
    ...facts,
    ...{ behaviours, scopes, timeoutsCount },
    examples,
    dataRows: rowCounts(dataRows),
    wrongBehaviours: resultsOf(wrong),
  });
  const evidenceOf = new Map(evidence.map((one) => [one.behaviourId, one]));
  const verdicts = judgeBehaviours(measured, evidenceOf);
  const testVerdicts = judgeTests({ ...facts, evidence, oracleOf });
  const findings = [
    ...[suite, code, excused].flatMap((stage) => stage.findings),
    ...(run === undefined ? [] : [...dataRowFindings(dataRows), ...runFindings(run, columns, links)]),
    ...(run === undefined || run.rows.length === 0 ? [] : dataFindings(sources, scopes, run.rows)),
    ...wrongBehaviourFindings(wrong, (id) => evidenceOf.get(id)?.linkedTests ?? []),
    ...evidenceFindings({
      ...facts,
      ...{ behaviours, evidence, testVerdicts, examples, oracles, recordings },
      sources: textsOf(sources),
      texts: textsOf(read.sources),
    }),
  ];
  const certain = findings.filter((finding) => !isGuess(finding, idle));
  const { waived, counting } = excused;
  return { evidence, verdicts, testVerdicts, oracles, findings: certain, waived, waivers: counting, dataRows };
}

const textsOf = (sources: readonly SourceFile[]): ReadonlyMap<FilePath, string> =>
  new Map(sources.map(({ path, text }) => [path, text]));

function judgeBehaviours(
  { project, suite: { idle } }: MeasuredRun,
  evidenceOf: ReadonlyMap<BehaviourId, Evidence>,
): Judgement['verdicts'] {
  const { ownScore } = project.policy.thresholds;
  return new Map(
    project.specs
      .flatMap((spec) => spec.behaviours)
      .map((behaviour) => {
        const evidence = evidenceOf.get(behaviour.id);
        const verdict = judgeBehaviour({ behaviour, evidence, ownScoreThreshold: ownScore });
        return [behaviour.id, verdict.kind === 'untested' && idle?.has(behaviour.id) ? UNKNOWN : verdict];
      }),
  );
}

/** Nobody could look whether it has a test. */
const isGuess = ({ rule, behaviours }: Finding, idle: SurveyedSuite['idle'] = new Set()): boolean =>
  (rule === 'link/untested-behaviour' || rule === 'spec/unread-rows') && behaviours.every((id) => idle.has(id));
const UNKNOWN: BehaviourVerdict = { kind: 'inconclusive', because: ['engine'] };

const digestOf = (value: unknown): string => comparedValue(value).digest;

const rowCounts = (measured: readonly MeasuredRows[]): ReadonlyMap<BehaviourId, UsedRows> =>
  new Map(
    measured.map(({ behaviourId, rows }) => [
      behaviourId,
      {
        used: rows.filter(({ state }) => state === 'used').length,
        unused: rows.filter(({ state }) => state === 'unused' || state === 'unread').length,
      },
    ]),
  );

const resultsOf = (
  wrong: readonly PlannedWrongBehaviour[],
): ReadonlyMap<BehaviourId, readonly WrongBehaviourResult[]> =>
  new Map(
    [...groupBy(wrong, ({ behaviourId }) => behaviourId)].map(([id, own]) => [id, own.map(({ result }) => result)]),
  );
