/** One machine's share of a run: measured, and not judged. */
import { machineFacts } from '../host/machine-facts.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { Share } from '../model/share.ts';
import type { Part } from '../shard/part.ts';
import { partMatrix } from '../shard/part-matrix.ts';
import { vitestVersion } from '../vitest/configure-vitest.ts';
import type { CheckOptions } from './check.ts';
import { withInstruments } from './instruments.ts';
import { changedSince } from './read-project.ts';
import type { MeasuredRun } from './weigh-run.ts';
import { recordAttempts } from './record-attempts.ts';
import { surveyOracles } from './survey-oracles.ts';
import { surveyProject, type SurveyedProject } from './survey-project.ts';
import { treeHashes } from './tree-hashes.ts';
import type { VerifyContext } from './verify.ts';

export { partText } from '../shard/part-text.ts';
export type { Part };

/**
 * Runs the whole suite unmutated, and then every test that a row of the share reaches under it: what is to be known of a row is known
 * in one place.
 * @throws {UserError} when the run cannot start: then nothing was run · {Interrupted} when aborted.
 */
export const measureShare = (options: CheckOptions, share: Share, context: VerifyContext): Promise<Part> =>
  withInstruments({ ...options, ...context }, async (open) => {
    const startedAt = context.now();
    const { listener, signal, toolVersion } = context;
    const survey = await surveyProject({ ...options, share }, open, context);
    const { project, plan, suite, instruments } = survey;
    const files = treeHashes(survey);
    const own = { ...plan, share };
    const run = await instruments.engine.run(own, listener, signal);
    const recordings = await recordAttempts(await ofShare(survey, run, context.today), own, (request) =>
      instruments.engine.record?.(request, listener, signal),
    );
    await instruments.close();
    return {
      ...{ toolVersion, share, files },
      asked: options.focus,
      machine: { ...machineFacts(), vitest: vitestVersion(project.root) },
      changed: await changedSince(project),
      duration: Math.round(context.now() - startedAt),
      measured: { suite: suite.ran, matrix: partMatrix(plan.columns, run), recordings },
    };
  });

/**
 * As if there were no other rows. Of several survivors on a line one is reported, the first by an order in which other rows have no say:
 * so what the merge reports is among what its shard takes for reported.
 */
async function ofShare(
  { project, suite, code, focus, wrong, plan }: SurveyedProject,
  run: MutationRun,
  today: string,
): Promise<MeasuredRun & { readonly run: MutationRun }> {
  const wanted = new Set([...focus.tests, ...plan.columns.map(({ id }) => id)]);
  const dealt = new Set(run.dealt);
  return {
    ...{ project, suite, code, wrong, today },
    read: await surveyOracles({ project, suite, code, wanted }),
    run: { ...run, rows: run.rows.filter(({ id }) => dealt.has(id)) },
    columns: plan.columns,
  };
}
