/** Everything that comes before the kill matrix: what people wrote, the suite without a mutant, and what to mutate. */
import { setTimeout } from 'node:timers/promises';
import type { ExamplePlan } from '../example/plan-examples.ts';
import type { Behaviour } from '../model/behaviour.ts';
import type { RunListener } from '../model/run-event.ts';
import type { Share } from '../model/share.ts';
import { codeSetAside } from '../mutation/arid/code-set-aside.ts';
import type { MutationRequest } from '../mutation/engine.ts';
import { planWrongBehaviours, type PlannedWrongBehaviour } from '../mutation/wrong-behaviours/plan-wrong-behaviours.ts';
import { checkFocus, checkPaths, focusOf, isWhole, type Focus, type FocusRequest } from './focus.ts';
import type { Instruments, OpenInstruments } from './instruments.ts';
import { foreseeMutation, planMutation, type PlanInput } from './plan-mutation.ts';
import { readProject, type Project } from './read-project.ts';
import { surveyCode, type SurveyedCode } from './survey-code.ts';
import { surveyExamples } from './survey-examples.ts';
import { surveySuite, type SurveyedSuite } from './survey-suite.ts';

export interface SurveyOptions {
  /** Absolute path of the folder that holds `specs/`. */
  readonly root: string;
  readonly focus: FocusRequest;
  /** Processes that run mutants at the same time; the engine decides when `undefined`. */
  readonly concurrency: number | undefined;
  /** The rows that an engine will be asked for; all of them when left out. */
  readonly share?: Share;
}

export interface SurveyContext {
  readonly listener: RunListener;
  readonly signal: AbortSignal;
}

export interface SurveyedProject {
  readonly project: Project;
  readonly code: SurveyedCode;
  readonly stated: ExamplePlan;
  readonly suite: SurveyedSuite;
  readonly focus: Focus;
  readonly wrong: readonly PlannedWrongBehaviour[];
  readonly plan: MutationRequest;
  readonly instruments: Instruments;
}

/** @throws {UserError} when the run cannot start: then nothing was run · {Interrupted} when aborted. */
export async function surveyProject(
  { root, focus: asked, concurrency, share }: SurveyOptions,
  open: OpenInstruments,
  { listener, signal }: SurveyContext,
): Promise<SurveyedProject> {
  const project = await readProject(root);
  checkFocus(asked, project);
  const code = await surveyCode(project);
  checkPaths(asked, code.projectFiles);
  const stated = await surveyExamples(project, code.projectFiles);
  const instruments = await open(stated.modules, project.workspace);
  const [suite, { wrong, arid }] = await Promise.all([
    surveySuite({
      ...{ project, stated, instruments, listener, signal },
      code: code.sources.map(({ path }) => path),
    }),
    whileTestsRun({ ...{ project, code, stated, instruments, share, concurrency }, mayForesee: isWhole(asked) }),
  ]);
  const focus = focusOf(asked, { project, suite });
  const plan = planMutation({ project, suite, stated, wrong, arid, code, focus, concurrency });
  return { project, code, stated, suite, focus, wrong, plan, instruments };
}

/** Milliseconds in which a process that was asked for something has heard of it, before this one is busy with other things. */
export const HEAD_START = 30;

interface BesideTests extends Pick<SurveyedProject, 'project' | 'code' | 'stated' | 'instruments'> {
  readonly share: Share | undefined;
  readonly concurrency: number | undefined;
  readonly mayForesee: boolean;
}

/** What needs nothing of the tests. An engine that most likely will be asked for all of the code hears of it. */
async function whileTestsRun({ share, mayForesee, ...known }: BesideTests): Promise<Pick<PlanInput, 'wrong' | 'arid'>> {
  const { project, code, instruments } = known;
  await setTimeout(HEAD_START);
  const wrong = planWrongBehaviours({ behaviours: behavioursOf(project), ...code });
  const { specs, policy } = project;
  const arid = codeSetAside({ ...{ specs, policy: policy.arid, wrong }, sources: code.sources, scopes: code.scopes });
  const foreseen = { ...foreseeMutation({ ...known, wrong, arid }), ...(share && { share }) };
  if (mayForesee) await instruments.engine.foresee?.(foreseen);
  return { wrong, arid };
}

export const behavioursOf = ({ specs }: Project): readonly Behaviour[] => specs.flatMap((spec) => spec.behaviours);
