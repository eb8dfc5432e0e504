/** What the gate has to know of a run: which part of the project it answers for, and where things stand. */
import { NOTHING_MEASURED, testKey, type Measured } from '../gate/compare-baseline.ts';
import { decideGate, type GateResult } from '../gate/decide-gate.ts';
import type { Places } from '../gate/identify-findings.ts';
import type { Finding } from '../model/finding.ts';
import type { TestId } from '../model/ids.ts';
import type { Suite } from '../model/suite.ts';
import type { TestVerdictKind } from '../model/verdict.ts';
import { groupBy } from '../util/group-by.ts';
import type { Focus } from './focus.ts';
import type { Judgement } from './judge-run.ts';
import type { Project } from './read-project.ts';

export interface GatedRun {
  readonly project: Project;
  readonly suite: Suite;
  readonly focus: Focus;
  readonly judgement: Judgement;
  /** Whether tests were run; what was only read is no measurement. */
  readonly wasRun: boolean;
}

/** `changed`: what else was found while the run went on, whichever part of the project it answers for. */
export function passGate(run: GatedRun, changed: readonly Finding[] = []): GateResult {
  const { project, suite, focus, judgement } = run;
  const { verdicts, findings } = focus.narrow(judgement);
  const places = placesIn(project, suite);
  const { baseline, policy } = project;
  const known = baseline && { baseline, measured: measuredBy(run, verdicts, places) };
  return decideGate({ policy, verdicts, findings: [...findings, ...changed], places, known });
}

export function placesIn({ specs }: Project, { declarations, cases }: Suite): Places {
  const titles = new Map(declarations.map(({ id, titlePath }) => [id, titlePath]));
  return {
    behaviours: new Map(specs.flatMap(({ behaviours }) => behaviours.map(({ id, location }) => [id, location.file]))),
    tests: new Map(
      cases.map(({ id, file, declarationId, titlePath }) => {
        const title = ((declarationId && titles.get(declarationId)) ?? titlePath).join(' > ');
        return [id, { file, title }];
      }),
    ),
  };
}

/** Tests of which too little was seen to say that something is not there. */
const UNSEEN: readonly TestVerdictKind[] = ['skipped', 'flaky', 'failing', 'inconclusive'];

function measuredBy(
  { focus, judgement, wasRun }: GatedRun,
  verdicts: Judgement['verdicts'],
  { tests }: Places,
): Measured {
  if (!wasRun) return NOTHING_MEASURED;
  const isMeasured = (id: TestId): boolean => {
    const kind = judgement.testVerdicts.get(id)?.kind;
    return focus.tests.has(id) && kind !== undefined && !UNSEEN.includes(kind);
  };
  const byName = groupBy([...tests], ([, { file, title }]) => testKey(file, title));
  return {
    isWhole: focus.isWhole,
    verdicts,
    tests: new Map([...byName].map(([name, cases]) => [name, cases.every(([id]) => isMeasured(id))])),
  };
}
