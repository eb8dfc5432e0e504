/** Worker processes between two rounds: Vitest ends its workers with each, and starting a process costs more than most jobs. */
import type { ChildProcess } from 'node:child_process';

export class SpareProcesses {
  readonly #spare = new Map<string, ChildProcess[]>();

  /** One that was kept on this ground and is still alive. */
  take(ground: string): ChildProcess | undefined {
    const kept = this.#spare.get(ground) ?? [];
    for (;;) {
      const child = kept.pop();
      if (child === undefined || isAlive(child)) return child;
    }
  }

  /** From now on nobody listens to it. */
  keep(ground: string, child: ChildProcess): void {
    child.removeAllListeners('message').removeAllListeners('exit');
    this.#spare.set(ground, [...(this.#spare.get(ground) ?? []), child]);
  }

  close(): void {
    for (const child of [...this.#spare.values()].flat()) child.kill('SIGKILL');
    this.#spare.clear();
  }
}

const isAlive = ({ exitCode, signalCode, connected }: ChildProcess): boolean =>
  exitCode === null && signalCode === null && connected;
