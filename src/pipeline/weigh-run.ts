/** What each test and behaviour is worth by the kill matrix: all that findings say of it rests on this. */
import { judgeBehaviour } from '../evidence/judge-behaviour.ts';
import { judgeTests } from '../evidence/judge-tests.ts';
import { weighEvidence } from '../evidence/weigh-evidence.ts';
import { weighOracles, type WeighedOracles } from '../evidence/weigh-oracles.ts';
import { dataRowResults, type MeasuredRows } from '../example/data-row-results.ts';
import { exampleResults, withoutExamples } from '../example/example-results.ts';
import { statedCalls } from '../example/stated-calls.ts';
import { applyWaivers } from '../gate/apply-waivers.ts';
import type { Credit, Evidence, UsedRows, WrongBehaviourResult } from '../model/evidence.ts';
import type { BehaviourId, TestId } from '../model/ids.ts';
import type { Cell, MutationRun } from '../model/matrix.ts';
import type { Recordings } from '../model/recording.ts';
import type { TestCase } from '../model/suite.ts';
import type { BehaviourVerdict, TestVerdict } from '../model/verdict.ts';
import type { PlannedWrongBehaviour } from '../mutation/wrong-behaviours/plan-wrong-behaviours.ts';
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

export interface WeighedRun {
  /** Without what examples did. */
  readonly run: MutationRun | undefined;
  readonly excused: ReturnType<typeof applyWaivers>;
  readonly examples: ReturnType<typeof exampleResults>;
  /** The rows without a call. */
  readonly dataRows: readonly MeasuredRows[];
  readonly creditOf: (cell: Cell) => Credit;
  readonly oracles: WeighedOracles['byDeclaration'];
  readonly evidence: readonly Evidence[];
  readonly verdicts: ReadonlyMap<BehaviourId, BehaviourVerdict>;
  readonly testVerdicts: ReadonlyMap<TestId, TestVerdict>;
}

export function weighRun(measured: MeasuredRun): WeighedRun {
  const { project, suite, code, wrong = [], read, today } = measured;
  const { waivers, timeoutsCount } = project.policy;
  const behaviours = project.specs.flatMap((spec) => spec.behaviours);
  const { cases, links, examples: ran = [] } = suite;
  const run = measured.run && withoutExamples(measured.run, ran);
  const examples = exampleResults({ examples: ran, run: measured.run, scopes: code.scopes, digestOf });
  const excused = applyWaivers({ waivers, rows: run?.rows ?? [], today });
  const { scopes } = code;
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
  return { run, excused, examples, dataRows, creditOf, oracles, evidence, verdicts, testVerdicts };
}

function judgeBehaviours(
  { project, suite: { idle } }: MeasuredRun,
  evidenceOf: ReadonlyMap<BehaviourId, Evidence>,
): WeighedRun['verdicts'] {
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
