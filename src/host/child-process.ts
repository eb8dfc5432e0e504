/** Work that needs a process of its own: another working directory, foreign code, something that can be ended from outside. */
import type { ChildProcess } from 'node:child_process';
import * as z from 'zod';
import { Interrupted } from '../model/user-error.ts';
import { handlesOf, killGroup, takeChild, temporaryFolderIn, type ChildSurroundings } from './fork-child.ts';

/** What a child tells its parent; exactly one `result` or `failure` answers each request. */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('result'), value: z.unknown() }),
  z.object({ kind: z.literal('failure'), message: z.string(), stack: z.string().optional() }),
]);
export type ChildMessage = z.infer<typeof messageSchema>;

export interface ChildOrder extends ChildSurroundings {
  readonly signal: AbortSignal;
}

export interface ChildRequest extends ChildOrder {
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

  constructor({ signal, ...start }: ChildOrder) {
    this.#signal = signal;
    this.#child = takeChild(start);
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
    for (const handle of handlesOf(this.#child)) handle.unref();
  }

  /** One request after the other. @throws as `runChild`. */
  async ask({ request, onProgress }: Pick<ChildRequest, 'request' | 'onProgress'>): Promise<unknown> {
    for (const handle of handlesOf(this.#child)) handle.ref();
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
}

/** The child's side, where it was started before there was a folder: what it takes for the system's one of temporary files. */
export function useTemporaryFolder(folder: string): void {
  Object.assign(process.env, temporaryFolderIn(folder));
}

/** The child's side: answers each of the parent's requests with what `work` returns, and ends with the parent. */
export function answerParent(
  work: (request: unknown, report: (done: number, total: number) => void) => Promise<unknown>,
): void {
  process.once('disconnect', () => killGroup(process.pid));
  // The parent may have ended while this was loaded.
  if (!process.connected) killGroup(process.pid);
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
