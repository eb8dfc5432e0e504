/** Everything that comes before the kill matrix: what people wrote, the suite without a mutant, and what to mutate. */
import type { ExamplePlan } from '../example/plan-examples.ts';
import type { Behaviour } from '../model/behaviour.ts';
import type { RunListener } from '../model/run-event.ts';
import type { MutationRequest } from '../mutation/engine.ts';
import { planWrongBehaviours, type PlannedWrongBehaviour } from '../mutation/wrong-behaviours/plan-wrong-behaviours.ts';
import { checkFocus, focusOf, type Focus, type FocusRequest } from './focus.ts';
import type { Instruments, OpenInstruments } from './instruments.ts';
import { planMutation } from './plan-mutation.ts';
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
  { root, focus: asked, concurrency }: SurveyOptions,
  open: OpenInstruments,
  { listener, signal }: SurveyContext,
): Promise<SurveyedProject> {
  const project = await readProject(root);
  checkFocus(asked, project);
  const code = await surveyCode(project);
  const stated = await surveyExamples(project, code.projectFiles);
  const instruments = await open(stated.modules, project.workspace);
  const suite = await surveySuite({
    ...{ project, stated, instruments, listener, signal },
    code: code.sources.map(({ path }) => path),
  });
  const focus = focusOf(asked, { project, suite });
  const wrong = planWrongBehaviours({ behaviours: behavioursOf(project), ...code });
  const plan = planMutation({ project, suite, stated, wrong, code, focus, concurrency });
  return { project, code, stated, suite, focus, wrong, plan, instruments };
}

export const behavioursOf = ({ specs }: Project): readonly Behaviour[] => specs.flatMap((spec) => spec.behaviours);
