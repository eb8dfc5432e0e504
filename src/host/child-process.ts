/** Work that needs a process of its own: another working directory, foreign code, something that can be ended from outside. */
import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Interrupted } from '../model/user-error.ts';

/** What a child tells its parent; exactly one `result` or `failure` answers each request. */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('result'), value: z.unknown() }),
  z.object({ kind: z.literal('failure'), message: z.string(), stack: z.string().optional() }),
]);
export type ChildMessage = z.infer<typeof messageSchema>;

export interface ChildStart {
  /** Absolute path of the module to run; it answers through `answerParent`. */
  readonly module: string;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What the child takes for the system's folder of temporary files, so that nothing is left there when it is killed. */
  readonly temporaryFiles?: string;
  readonly signal: AbortSignal;
}

export interface ChildRequest extends ChildStart {
  readonly temporaryFiles: string;
  /** Sent to the child as its first message. */
  readonly request: unknown;
  readonly onProgress?: (done: number, total: number) => void;
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
  if (order.signal.aborted) throw new Interrupted();
  const child = new WaitingChild(order);
  try {
    return await child.ask(order);
  } finally {
    child.end();
  }
}

/** A child that was started ahead of its request; until it has that, it keeps nobody waiting. */
export class WaitingChild {
  readonly #child: ChildProcess;
  readonly #signal: AbortSignal;
  readonly #ended: Promise<never>;
  readonly #end = (): void => killGroup(this.#child.pid);
  #output = '';

  constructor({ module, cwd, env, temporaryFiles, signal }: ChildStart) {
    this.#signal = signal;
    this.#child = fork(module, [], {
      cwd,
      env: { ...process.env, ...(temporaryFiles !== undefined && temporaryFolderIn(temporaryFiles)), ...env },
      // Its output is shown when it fails: warnings about what we use on purpose would bury the reason.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    const keep = (chunk: Buffer): void => {
      this.#output = (this.#output + chunk.toString()).slice(-KEPT_OUTPUT);
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
    this.#ended = new Promise((_resolve, reject) => {
      this.#child.once('error', (error) => reject(this.#failure(error.message, error)));
      this.#child.once('exit', (code, killedBy) => {
        reject(this.#failure(`ended early (${killedBy ?? `exit code ${String(code)}`})`));
      });
    });
    // It may end while nobody asks.
    this.#ended.catch(() => undefined);
    signal.addEventListener('abort', this.#end, { once: true });
    process.once('exit', this.#end);
    for (const handle of this.#handles()) handle.unref();
  }

  /** One request after the other. @throws as `runChild`. */
  async ask({ request, onProgress }: Pick<ChildRequest, 'request' | 'onProgress'>): Promise<unknown> {
    for (const handle of this.#handles()) handle.ref();
    const { promise: answered, resolve, reject } = Promise.withResolvers<unknown>();
    const hear = (raw: unknown): void => {
      const { data: message } = messageSchema.safeParse(raw);
      // Foreign code in the child may use the channel too.
      if (message === undefined) return;
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      else if (message.kind === 'result') resolve(message.value);
      else reject(new ChildFailure(message.message, this.#output, message.stack));
    };
    this.#child.on('message', hear);
    try {
      // A child that is gone is noticed by its end.
      this.#child.send({ request }, () => undefined);
      return await Promise.race([answered, this.#ended]);
    } finally {
      this.#child.off('message', hear);
    }
  }

  end(): void {
    this.#signal.removeEventListener('abort', this.#end);
    process.removeListener('exit', this.#end);
    this.#end();
  }

  #failure(message: string, cause?: unknown): Error {
    return this.#signal.aborted ? new Interrupted() : new ChildFailure(message, this.#output, cause);
  }

  /** What of it keeps this process alive. */
  #handles(): readonly { ref(): unknown; unref(): unknown }[] {
    const { stdout, stderr, channel } = this.#child;
    const all: readonly unknown[] = [this.#child, channel, stdout, stderr];
    return all.filter(isHandle);
  }
}

const isHandle = (value: unknown): value is { ref(): unknown; unref(): unknown } =>
  typeof value === 'object' && value !== null && 'ref' in value && 'unref' in value;

const temporaryFolderIn = (folder: string): Record<string, string> => ({ TMPDIR: folder, TEMP: folder, TMP: folder });

/** The child's side, where it was started before there was a folder. */
export function useTemporaryFolder(folder: string): void {
  Object.assign(process.env, temporaryFolderIn(folder));
}

/** The child's side: answers each of the parent's requests with what `work` returns, and ends with the parent. */
export function answerParent(
  work: (request: unknown, report: (done: number, total: number) => void) => Promise<unknown>,
): void {
  process.once('disconnect', () => killGroup(process.pid));
  process.on('message', (envelope: { readonly request: unknown }) => {
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
