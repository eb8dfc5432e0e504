import { pairsToRecord } from '../evidence/pairs-to-record.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { Recordings } from '../model/recording.ts';
import type { MutationRequest, RecordingRequest } from '../mutation/engine.ts';
import { weighRun, type MeasuredRun } from './weigh-run.ts';

/** What assertions look at where that tells more than the matrix; `undefined` where nothing does, or no engine can tell. */
export async function recordAttempts(
  measured: MeasuredRun & { readonly run: MutationRun },
  plan: MutationRequest,
  record: (request: RecordingRequest) => Promise<Recordings> | undefined,
): Promise<Recordings | undefined> {
  const { run, suite } = measured;
  const pairs = pairsToRecord({ ...weighRun(measured), run, cases: suite.cases });
  return pairs.length === 0 ? undefined : record({ ...plan, pairs });
}
