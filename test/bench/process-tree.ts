/** What a command costs: CPU time and memory of all its processes, as the kernel tells it in `/proc`, which only Linux has. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessFacts {
  readonly parent: number;
  readonly session: number;
  /** User and system time of its own, in milliseconds. */
  readonly cpuMs: number;
  /** The same of those of its descendants that have ended and were waited for. */
  readonly reapedMs: number;
  readonly residentBytes: number;
}

/** All processes at one moment. */
export interface ProcessTable {
  readonly pids: readonly number[];
  /** `undefined` when it has ended. */
  readonly factsOf: (pid: number) => ProcessFacts | undefined;
}

/**
 * Adds up a process and its descendants over many looks at the process table. One that ends between two looks keeps the CPU time
 * that it had at the last, so the sum is never more than was used.
 */
export class ProcessTree {
  /** The highest sum of resident memory at any look; memory that processes share is in it once for each of them. */
  peakBytes = 0;
  readonly #cpuMs = new Map<number, number>();
  readonly #strangers = new Set<number>();
  readonly #root: number;

  constructor(root: number) {
    this.#root = root;
  }

  get cpuMs(): number {
    return this.#cpuMs.values().reduce((sum, own) => sum + own, 0);
  }

  observe({ pids, factsOf }: ProcessTable): void {
    const present = new Set(pids);
    for (const pid of this.#strangers) if (!present.has(pid)) this.#strangers.delete(pid);
    let residentBytes = 0;
    for (const pid of pids) {
      // A machine has many processes: what is known to be none of ours is not looked at again.
      const facts = this.#strangers.has(pid) ? undefined : factsOf(pid);
      if (facts === undefined) continue;
      if (this.#isMember(pid, facts)) {
        this.#cpuMs.set(pid, facts.cpuMs);
        residentBytes += facts.residentBytes;
      } else this.#strangers.add(pid);
    }
    this.peakBytes = Math.max(this.peakBytes, residentBytes);
  }

  /** By its session too, since a process whose parent has ended is handed to a stranger. */
  #isMember(pid: number, { parent, session }: ProcessFacts): boolean {
    return pid === this.#root || [pid, parent, session].some((relative) => this.#cpuMs.has(relative));
  }
}

/** The processes of this machine, youngest last; `undefined` where they cannot be read. */
export function readProcessTable(): ProcessTable | undefined {
  if (process.platform !== 'linux') return undefined;
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return { pids: pids.toSorted((left, right) => left - right), factsOf: readProcess };
}

function readProcess(pid: number): ProcessFacts | undefined {
  try {
    return parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'utf8'), pageBytes());
  } catch {
    return undefined;
  }
}

let knownPageBytes: number | undefined;
const pageBytes = (): number =>
  (knownPageBytes ??= Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' })));

/** Linux shows times to programs in hundredths of a second, whatever its own clock. */
const TICK_MS = 10;

/** Reads `/proc/<pid>/stat` (proc_pid_stat(5)). */
export function parseProcessStat(text: string, pageSize: number): ProcessFacts {
  // The name, in brackets, may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // The manual counts from 1, and the first two fields are gone.
  const field = (number: number): number => Number(fields[number - 3]);
  return {
    parent: field(4),
    session: field(6),
    cpuMs: (field(14) + field(15)) * TICK_MS,
    reapedMs: (field(16) + field(17)) * TICK_MS,
    residentBytes: field(24) * pageSize,
  };
}
