import { pairsToRecord } from '../evidence/row-findings.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { Recordings } from '../model/recording.ts';
import type { MutationRequest, RecordingRequest } from '../mutation/engine.ts';
import { judgeRun, type MeasuredRun } from './judge-run.ts';

/** What assertions look at under the survivors that will be reported; `undefined` where there are none, or no engine can tell. */
export async function recordSurvivors(
  measured: MeasuredRun & { readonly run: MutationRun },
  plan: MutationRequest,
  record: (request: RecordingRequest) => Promise<Recordings> | undefined,
): Promise<Recordings | undefined> {
  const { evidence } = judgeRun(measured);
  const pairs = pairsToRecord({ evidence, run: measured.run, sources: new Map() });
  return pairs.length === 0 ? undefined : record({ ...plan, pairs });
}
