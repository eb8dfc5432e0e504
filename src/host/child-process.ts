/** Work that needs a process of its own: another working directory, foreign code, something that can be ended from outside. */
import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Interrupted } from '../model/user-error.ts';

/** What a child tells its parent; exactly one `result` or `failure` ends the conversation. */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('result'), value: z.unknown() }),
  z.object({ kind: z.literal('failure'), message: z.string(), stack: z.string().optional() }),
]);
export type ChildMessage = z.infer<typeof messageSchema>;

export interface ChildRequest {
  /** Absolute path of the module to run; it answers through `answerParent`. */
  readonly module: string;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What the child takes for the system's folder of temporary files, so that nothing is left there when it is killed. */
  readonly temporaryFiles: string;
  /** Sent to the child as its first message. */
  readonly request: unknown;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** The child ended without a result. */
export class ChildFailure extends Error {
  override readonly name = 'ChildFailure';
  /** The end of what it printed, to be shown when nothing better is known. */
  readonly output: string;
  constructor(message: string, output: string, cause?: unknown) {
    super(message, { cause });
    this.output = output;
  }
}

/** The module beside this one, whether it is TypeScript source or the JavaScript built from it. */
export function siblingModule(importerUrl: string, name: string): string {
  const importer = fileURLToPath(importerUrl);
  return fileURLToPath(new URL(`./${name}${extname(importer)}`, importerUrl));
}

const KEPT_OUTPUT = 4000;

/**
 * Runs `module` in a process group of its own and resolves with its result.
 * When `signal` aborts, or this process ends, the whole group ends with it.
 * @throws {Interrupted} when aborted · {ChildFailure} when the child fails or dies.
 */
export async function runChild(order: ChildRequest): Promise<unknown> {
  const { module, cwd, env, temporaryFiles, request, onProgress, signal } = order;
  if (signal.aborted) throw new Interrupted();
  const child = fork(module, [], {
    cwd,
    env: { ...process.env, TMPDIR: temporaryFiles, TEMP: temporaryFiles, TMP: temporaryFiles, ...env },
    // Its output is shown when it fails: warnings about what we use on purpose would bury the reason.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const endGroup = (): void => killGroup(child.pid);
  signal.addEventListener('abort', endGroup, { once: true });
  process.once('exit', endGroup);
  try {
    return await new Promise((resolve, reject) => {
      child.on('message', (raw) => {
        const { data: message } = messageSchema.safeParse(raw);
        // Foreign code in the child may use the channel too.
        if (message === undefined) return;
        if (message.kind === 'progress') onProgress?.(message.done, message.total);
        else if (message.kind === 'result') resolve(message.value);
        else reject(new ChildFailure(message.message, output, message.stack));
      });
      child.once('error', (error) => {
        reject(signal.aborted ? new Interrupted() : new ChildFailure(error.message, output, error));
      });
      child.once('exit', (code, killedBy) => {
        reject(
          signal.aborted
            ? new Interrupted()
            : new ChildFailure(`ended early (${killedBy ?? `exit code ${String(code)}`})`, output),
        );
      });
      child.send({ request });
    });
  } finally {
    signal.removeEventListener('abort', endGroup);
    process.removeListener('exit', endGroup);
    endGroup();
  }
}

/** The child's side: answers the parent's request with what `work` returns, and ends with the parent. */
export function answerParent(
  work: (request: unknown, report: (done: number, total: number) => void) => Promise<unknown>,
): void {
  process.once('disconnect', () => killGroup(process.pid));
  process.once('message', (envelope: { readonly request: unknown }) => {
    const send = (message: ChildMessage): void => void process.send?.(message);
    work(envelope.request, (done, total) => send({ kind: 'progress', done, total })).then(
      (value) => send({ kind: 'result', value }),
      (error: unknown) =>
        send(
          error instanceof Error
            ? { kind: 'failure', message: error.message, stack: error.stack }
            : { kind: 'failure', message: String(error) },
        ),
    );
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}
