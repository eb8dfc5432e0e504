/** From specs and tests to a verdict: every stage in order, and nothing else. */
import { openCache, type RunCache } from '../cache/run-cache.ts';
import { decideGate } from '../gate/decide-gate.ts';
import { userCacheFolder } from '../host/user-cache-folder.ts';
import type { ExamplePlan } from '../example/plan-examples.ts';
import type { Behaviour } from '../model/behaviour.ts';
import type { Finding } from '../model/finding.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import type { RunListener } from '../model/run-event.ts';
import type { Verification } from '../model/verification.ts';
import { loadEngine, type EngineName } from '../mutation/engines.ts';
import { readStrykerConfig } from '../mutation/stryker-config.ts';
import { planWrongBehaviours } from '../mutation/wrong-behaviours/plan-wrong-behaviours.ts';
import { assembleVerification } from './assemble-verification.ts';
import { checkFocus, focusOf, type FocusRequest } from './focus.ts';
import { judgeRun } from './judge-run.ts';
import { planMutation } from './plan-mutation.ts';
import { changedSince, readProject, type Project } from './read-project.ts';
import { surveyCode } from './survey-code.ts';
import { surveyExamples } from './survey-examples.ts';
import { surveyOracles } from './survey-oracles.ts';
import { surveySuite } from './survey-suite.ts';

export interface CheckOptions {
  /** Absolute path of the folder that holds `specs/`. */
  readonly root: string;
  readonly focus: FocusRequest;
  readonly engine: EngineName;
  /** Processes that run mutants at the same time; the engine decides when `undefined`. */
  readonly concurrency: number | undefined;
  /** Whether what earlier runs found out need not be run again. A gate reads nothing that a pull request could have written. */
  readonly useCache: boolean;
  /** Where reports of this run are written, relative to the root: they are no part of the project. */
  readonly reports: readonly string[];
}

export interface CheckContext {
  readonly listener: RunListener;
  readonly signal: AbortSignal;
  /** `YYYY-MM-DD`, by which waivers expire. */
  readonly today: string;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  readonly toolVersion: string;
}

/**
 * @throws {UserError} when the run cannot start: then nothing was run · {Interrupted} when aborted.
 */
export async function check(options: CheckOptions, context: CheckContext): Promise<Verification> {
  const startedAt = context.now();
  const { listener, signal } = context;
  const project = await readProject(options.root);
  checkFocus(options.focus, project);
  const engine = await loadEngine(options.engine);
  const strykerConfig = await readStrykerConfig(project.root);
  const code = await surveyCode(project);
  const stated = await surveyExamples(project, code.projectFiles);
  const cache = await cacheFor(options, context, stated.modules);

  const suite = await surveySuite({
    project,
    stated,
    vitestConfig: strykerConfig.vitest?.configFile,
    cache,
    listener,
    signal,
  });
  const focus = focusOf(options.focus, { project, suite });

  const wrong = planWrongBehaviours({ behaviours: behavioursOf(project), ...code });
  const plan = planMutation({ project, suite, stated, wrong, code, focus, concurrency: options.concurrency });
  const wanted = new Set([...focus.tests, ...plan.columns.map(({ id }) => id)]);
  const read = await surveyOracles({ project, suite, code, wanted });
  const run = await (cache?.engine(engine) ?? engine).run(plan, listener, signal);
  await cache?.close();
  const reused = cache?.report;
  if (reused !== undefined) listener({ kind: 'reused', ...reused });
  const changed = await changedSince(project);

  const { today } = context;
  const judgement = judgeRun({ project, suite, code, wrong, read, run, columns: plan.columns, today });
  const shown = focus.narrow(judgement);
  return assembleVerification({
    ...judgement,
    behaviours: behavioursOf(project).filter(({ id }) => focus.behaviours.has(id)),
    cases: suite.cases.filter(({ id }) => focus.tests.has(id)),
    links: suite.links,
    ...decideGate({ policy: project.policy, ...shown, findings: [...shown.findings, ...changed.map(specChanged)] }),
    hasSpecs: project.specs.length > 0,
    toolVersion: context.toolVersion,
    run: {
      engine: run.engine,
      durationMs: Math.round(context.now() - startedAt),
      executions: run.executions + suite.executions,
      mutants: run.rows.length,
      ...(reused && { reused: { ...reused, ranAgain: [...reused.ranAgain] } }),
    },
  });
}

const behavioursOf = ({ specs }: Project): readonly Behaviour[] => specs.flatMap((spec) => spec.behaviours);

const cacheFor = async (
  { root, engine, useCache, reports }: CheckOptions,
  { toolVersion }: CheckContext,
  generated: ExamplePlan['modules'],
): Promise<RunCache | undefined> =>
  useCache
    ? openCache({ folder: userCacheFolder(), root, engine, toolVersion, reports: reports.map(filePath), generated })
    : undefined;

/** All trusted files are read before any code of the project runs, and compared afterwards. */
const specChanged = (file: FilePath): Finding => ({
  rule: 'run/specs-changed',
  location: { file, line: 1, column: 1 },
  message: `${file} changed while the tests ran, so nothing here can be relied on: run again, and see who writes there.`,
  confidence: 'certain',
  confirmed: true,
  behaviours: [],
  tests: [],
});
