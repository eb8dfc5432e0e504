/** The engine's hosts as their parent sees them: each answers one request after the other, and keeps what it prepared for the first. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { siblingModule, WaitingChild } from '../../host/child-process.ts';
import { openTemporaryFolder, type TemporaryFolder } from '../../host/temporary-folder.ts';
import type { FilePath } from '../../model/ids.ts';
import { CLOSE, engineAnswerSchema, type EngineAnswer, type EngineOrder } from './engine-order.ts';

const MODULE = siblingModule(import.meta.url, 'engine-host');

export interface HostRequest {
  readonly order: Omit<EngineOrder, 'folder'>;
  readonly onProgress: (done: number, total: number) => void;
}

/** One process for one folder. */
class EngineHost {
  readonly folder: FilePath;
  readonly #child: WaitingChild;
  #temporary: TemporaryFolder | undefined;
  /** Whether it has answered what it was asked. */
  #isIdle = false;

  constructor(projectRoot: string, folder: FilePath, signal: AbortSignal) {
    this.folder = folder;
    this.#child = new WaitingChild({ module: MODULE, cwd: join(projectRoot, folder), signal });
  }

  async ask({ order, onProgress }: HostRequest): Promise<EngineAnswer> {
    this.#isIdle = false;
    this.#temporary ??= await openTemporaryFolder();
    const folder = this.#temporary.path;
    await mkdir(join(folder, 'tmp'), { recursive: true });
    const raw = await this.#child.ask({ request: { ...order, folder }, onProgress });
    this.#isIdle = true;
    return engineAnswerSchema.parse(raw);
  }

  async close(): Promise<void> {
    try {
      if (this.#isIdle) await this.#child.ask({ request: CLOSE });
    } catch {
      // It has ended by itself, or was ended: there is nothing left to tear down.
    } finally {
      this.#child.end();
      await this.#temporary?.remove();
    }
  }
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
