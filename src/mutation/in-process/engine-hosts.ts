/** The engine's hosts as their parent sees them: each answers one request after the other, and keeps what it prepared for the first. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { WaitingChild } from '../../host/child-process.ts';
import { openTemporaryFolder, type TemporaryFolder } from '../../host/temporary-folder.ts';
import type { FilePath } from '../../model/ids.ts';
import { engineChild } from './engine-child.ts';
import { engineAnswerSchema, type CodeOrder, type EngineAnswer, type WorkOrder } from './engine-order.ts';

export type CodeRequest = Omit<CodeOrder, 'folder'>;

export interface HostRequest {
  readonly code: CodeRequest;
  readonly work: WorkOrder;
  readonly onProgress: (done: number, total: number) => void;
}

/** One process for one folder. */
class EngineHost {
  readonly folder: FilePath;
  readonly #child: WaitingChild;
  #temporary: Promise<TemporaryFolder> | undefined;
  #preparing: Promise<unknown> = Promise.resolve();
  /** Whether it has answered what it was asked. */
  #isIdle = false;

  constructor(projectRoot: string, folder: FilePath, signal: AbortSignal) {
    this.folder = folder;
    this.#child = new WaitingChild({ ...engineChild(join(projectRoot, folder)), signal });
  }

  /** What cannot be prepared shows when it is asked for. */
  prepare(code: CodeRequest, workers: number): void {
    const prepared = this.#orderFor(code).then((order) =>
      this.#child.ask({ request: { kind: 'prepare', code: order, workers } }),
    );
    this.#preparing = prepared.catch(() => undefined);
  }

  async ask({ code, work, onProgress }: HostRequest): Promise<EngineAnswer> {
    this.#isIdle = false;
    const [order] = await Promise.all([this.#orderFor(code), this.#preparing]);
    const raw = await this.#child.ask({ request: { kind: 'work', code: order, ...work }, onProgress });
    this.#isIdle = true;
    return engineAnswerSchema.parse(raw);
  }

  async #orderFor(code: CodeRequest): Promise<CodeOrder> {
    this.#temporary ??= openFolder();
    return { ...code, folder: (await this.#temporary).path };
  }

  async close(): Promise<void> {
    try {
      if (this.#isIdle) await this.#child.ask({ request: { kind: 'close' } });
    } catch {
      // It has ended by itself, or was ended: there is nothing left to tear down.
    } finally {
      this.#child.end();
      await (await this.#temporary)?.remove();
    }
  }
}

async function openFolder(): Promise<TemporaryFolder> {
  const folder = await openTemporaryFolder();
  await mkdir(join(folder.path, 'tmp'));
  return folder;
}

/** Of all folders in which Vitest is started, the host of one at a time: each holds processes, and their memory. */
export class EngineHosts {
  readonly #projectRoot: string;
  #current: EngineHost | undefined;

  constructor(projectRoot: string) {
    this.#projectRoot = projectRoot;
  }

  /** Ahead of a request: it loads what it will need, and keeps nobody waiting. */
  start(folder: FilePath, signal: AbortSignal): EngineHost {
    this.#current = new EngineHost(this.#projectRoot, folder, signal);
    return this.#current;
  }

  /** Has the host that was started ahead do what takes long, and start so many workers. */
  prepare(code: CodeRequest, workers: number): void {
    this.#current?.prepare(code, workers);
  }

  /** @throws {ChildFailure} when the host does not come to an answer · {Interrupted} when aborted. */
  async ask(folder: FilePath, signal: AbortSignal, request: HostRequest): Promise<EngineAnswer> {
    if (this.#current?.folder !== folder) await this.close();
    const host = this.#current ?? this.start(folder, signal);
    try {
      return await host.ask(request);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** What the project set up is torn down, unless a host is in the middle of something: then it is cut off. */
  async close(): Promise<void> {
    const host = this.#current;
    this.#current = undefined;
    await host?.close();
  }
}
