/** What a worker has to know before its first job; handed over in its environment, as the path of a file. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';

export const WORKER_ORDER = 'ASSAY_WORKER_ORDER';
/** Set where nobody waits for timers. */
export const WORKER_LEAPS = 'ASSAY_WORKER_LEAPS';

const workerOrderSchema = z.object({
  /** The examined project's root, absolute. */
  root: z.string(),
  /** Under which the instrumented code looks for the switch, and what it says to get it. */
  globalKey: z.string(),
  secret: z.string(),
  /** Ids of all mutants that are run here. */
  mutants: z.array(z.string()),
});
export type WorkerOrder = z.infer<typeof workerOrderSchema>;

/** Whether time leaps in this process; removes every trace of the answer. */
export function leapsHere(): boolean {
  const answer = process.env[WORKER_LEAPS] !== undefined;
  Reflect.deleteProperty(process.env, WORKER_LEAPS);
  return answer;
}

/** Reads it, and removes every trace of it from the environment, which tests can see. */
export function workerOrder(): WorkerOrder {
  const path = process.env[WORKER_ORDER];
  if (path === undefined) throw new Error(`${WORKER_ORDER} is not set`);
  Reflect.deleteProperty(process.env, WORKER_ORDER);
  return workerOrderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
