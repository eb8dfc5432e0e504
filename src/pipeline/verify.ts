/** From what was measured, wherever it was, to a verdict: every stage in order, and nothing else. */
import { setTimeout } from 'node:timers/promises';
import type { Finding } from '../model/finding.ts';
import type { FilePath } from '../model/ids.ts';
import type { Verification } from '../model/verification.ts';
import { assembleVerification } from './assemble-verification.ts';
import type { OpenInstruments } from './instruments.ts';
import { judgeRun } from './judge-run.ts';
import { recordAttempts } from './record-attempts.ts';
import { passGate } from './pass-gate.ts';
import { changedSince } from './read-project.ts';
import { surveyOracles } from './survey-oracles.ts';
import { behavioursOf, HEAD_START, surveyProject, type SurveyContext, type SurveyOptions } from './survey-project.ts';

export interface VerifyContext extends SurveyContext {
  /** `YYYY-MM-DD`, by which waivers expire. */
  readonly today: string;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  readonly toolVersion: string;
}

/** @throws {UserError} when the run cannot start: then nothing was run · {Interrupted} when aborted. */
export async function verify(
  options: SurveyOptions,
  open: OpenInstruments,
  context: VerifyContext,
): Promise<Verification> {
  const startedAt = context.now();
  const { listener, signal, today, toolVersion } = context;
  const { project, code, suite, focus, wrong, plan, instruments } = await surveyProject(options, open, context);
  const wanted = new Set([...focus.tests, ...plan.columns.map(({ id }) => id)]);
  // The engine works in processes of its own, as soon as it has been asked: reading leaves no time for that.
  const [run, read] = await Promise.all([
    instruments.engine.run(plan, listener, signal),
    setTimeout(HEAD_START).then(() => surveyOracles({ project, suite, code, wanted })),
  ]);
  const measured = { project, suite, code, read, wrong, run, columns: plan.columns, today };
  const recordings = await recordAttempts(measured, plan, (request) =>
    instruments.engine.record?.(request, listener, signal),
  );
  const { reused, shards, changed: changedThere = [] } = await instruments.close();
  const changed = new Set([...(await changedSince(project)), ...changedThere]);

  const judgement = judgeRun({ ...measured, recordings });
  return assembleVerification({
    ...judgement,
    behaviours: behavioursOf(project).filter(({ id }) => focus.behaviours.has(id)),
    cases: suite.cases.filter(({ id }) => focus.tests.has(id)),
    links: suite.links,
    mutationRun: run,
    sources: code.sources,
    ...passGate({ project, suite, focus, judgement, wasRun: true }, [...changed].map(specChanged)),
    hasSpecs: project.specs.length > 0,
    toolVersion,
    run: {
      engine: run.engine,
      durationMs: Math.round(context.now() - startedAt + (shards?.duration ?? 0)),
      executions: run.executions + suite.executions,
      mutants: run.rows.filter(({ arid }) => arid === undefined).length,
      ...(shards && { shards: shards.count }),
      ...(reused && { reused: { ...reused, ranAgain: [...reused.ranAgain] } }),
    },
  });
}

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
