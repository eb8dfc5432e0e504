/** The session of this worker: its entry begins one for each job, its runner asks for it. */
import type { WorkerSession } from './worker-session.ts';

let session: WorkerSession | undefined;

export function beginSession(next: WorkerSession): void {
  session = next;
}

/** @throws when a test runs, and there is no job. */
export function currentSession(): WorkerSession {
  if (session === undefined) throw new Error('A test runs, and there is no job');
  return session;
}
