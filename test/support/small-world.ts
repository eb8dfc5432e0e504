/** From a kill table to every judgement, as the pipeline puts the stages together. */
import { evidenceFindings } from '../../src/evidence/evidence-findings.ts';
import { judgeBehaviour } from '../../src/evidence/judge-behaviour.ts';
import { judgeTests } from '../../src/evidence/judge-tests.ts';
import { weighEvidence, type EvidenceInput } from '../../src/evidence/weigh-evidence.ts';
import { weighOracles } from '../../src/evidence/weigh-oracles.ts';
import { decideGate, type GateResult } from '../../src/gate/decide-gate.ts';
import type { Behaviour } from '../../src/model/behaviour.ts';
import type { Evidence, OracleFacts } from '../../src/model/evidence.ts';
import type { Finding } from '../../src/model/finding.ts';
import {
  behaviourId,
  filePath,
  rowId,
  testId,
  type BehaviourId,
  type RowId,
  type TestId,
} from '../../src/model/ids.ts';
import type { MutationRun } from '../../src/model/matrix.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import type { ResolvedScope } from '../../src/model/scope.ts';
import type { TestCase } from '../../src/model/suite.ts';
import type { BehaviourVerdict, TestVerdict } from '../../src/model/verdict.ts';
import { aBehaviour, aLink, aLocation, aScope, aTestCase } from './builders.ts';
import { creditInTable } from './kill-table.ts';

export interface SmallWorld {
  readonly run: MutationRun | undefined;
  /** Behaviours and the tests that claim them: `{ 'PRICE-1': 't1 t2' }`. */
  readonly claims: Readonly<Record<string, string>>;
  /** Rows in each behaviour's scope; all of them where it is left out. */
  readonly scopes?: Readonly<Record<string, string>>;
  /** Rows in each behaviour's own code. */
  readonly own?: Readonly<Record<string, string>>;
  /** Scopes that did not resolve. */
  readonly unresolved?: string;
  readonly waived?: string;
  readonly behaviours?: readonly Behaviour[];
  /** Cases that are not plain passing tests; tests that only the table or the claims name are. */
  readonly cases?: readonly TestCase[];
  readonly oracles?: Readonly<Record<string, Partial<OracleFacts>>>;
  readonly policy?: Partial<Policy>;
  readonly facts?: Pick<EvidenceInput, 'examples' | 'wrongBehaviours' | 'acceptedTests' | 'suspects' | 'overBudget'>;
  readonly sourceText?: string;
}

export interface Judgement {
  readonly evidence: ReadonlyMap<BehaviourId, Evidence>;
  readonly behaviours: ReadonlyMap<BehaviourId, BehaviourVerdict>;
  readonly tests: ReadonlyMap<TestId, TestVerdict>;
  readonly findings: readonly Finding[];
  readonly gate: GateResult['gate'];
}

export function judgeWorld(world: SmallWorld): Judgement {
  const { run, policy: changes = {} } = world;
  const policy = { ...DEFAULT_POLICY, ...changes };
  const behaviours = world.behaviours ?? Object.keys(world.claims).map((id) => aBehaviour({ id }));
  const cases = casesOf(world);
  const links = Object.entries(world.claims).flatMap(([id, tests]) => words(tests).map((test) => aLink(id, test)));
  const waived: ReadonlySet<RowId> = new Set(words(world.waived).map(rowId));
  const shared = { cases, links, run, waived, creditOf: creditInTable };
  const evidence = weighEvidence({
    ...shared,
    behaviours,
    scopes: behaviours.map((behaviour) => scopeOf(behaviour.id, world)),
    timeoutsCount: policy.timeoutsCount,
    ...world.facts,
  });
  const evidenceOf = new Map(evidence.map((measured) => [measured.behaviourId, measured]));
  const verdicts = new Map(
    behaviours.map((behaviour) => [
      behaviour.id,
      judgeBehaviour({
        behaviour,
        evidence: evidenceOf.get(behaviour.id),
        ownScoreThreshold: policy.thresholds.ownScore,
      }),
    ]),
  );
  const read = weighOracles({ oracles: [], cases, links, scopes: [], run });
  const oracleOf = (testCase: TestCase) => ({ ...read.oracleOf(testCase), ...world.oracles?.[testCase.id] });
  const testVerdicts = judgeTests({ ...shared, evidence, oracleOf });
  const sources = new Map(world.sourceText === undefined ? [] : [[filePath('src/code.ts'), world.sourceText]]);
  const nothingRead = { oracles: read.byDeclaration, texts: new Map() };
  const findings = evidenceFindings({ ...shared, ...nothingRead, behaviours, evidence, testVerdicts, sources });
  const { gate } = decideGate({ policy, verdicts, findings, places: { behaviours: new Map(), tests: new Map() } });
  return { evidence: evidenceOf, behaviours: verdicts, tests: testVerdicts, findings, gate };
}

/** The evidence, verdict or class under a plain name; fails where there is none. */
export const evidenceFor = (world: SmallWorld, id = 'PRICE-1'): Evidence =>
  present(judgeWorld(world).evidence.get(behaviourId(id)));

export const verdictOn = (world: SmallWorld, id = 'PRICE-1'): BehaviourVerdict =>
  present(judgeWorld(world).behaviours.get(behaviourId(id)));

export const testVerdictOn = (world: SmallWorld, id = 't1'): TestVerdict =>
  present(judgeWorld(world).tests.get(testId(id)));

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The world holds nothing of that name');
  return value;
}

function casesOf({ run, claims, cases = [] }: SmallWorld): readonly TestCase[] {
  const given = new Set<string>(cases.map((testCase) => testCase.id));
  const named = new Set([...Object.values(claims).flatMap(words), ...(run?.cells ?? []).map((cell) => cell.column)]);
  const plain = [...named].filter((id) => !given.has(id)).sort();
  return [...cases, ...plain.map((id, index) => aTestCase({ id, location: onLine(index + 1) }))];
}

const onLine = (line: number) => aLocation(`test/code.test.ts:${line}:3`);

function scopeOf(id: BehaviourId, { run, scopes = {}, own = {}, unresolved }: SmallWorld): ResolvedScope {
  const spansOf = (names: readonly string[]) =>
    (run?.rows ?? []).filter((row) => names.includes(row.id)).map((row) => row.span);
  const listed = scopes[id];
  return aScope({
    behaviourId: id,
    ...(listed === undefined ? {} : { spans: spansOf(words(listed)) }),
    ownSpans: spansOf(words(own[id])),
    isResolved: !words(unresolved).includes(id),
  });
}

const words = (text = ''): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');
