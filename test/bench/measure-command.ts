import { spawn } from 'node:child_process';
import { Interrupted } from '../../src/model/user-error.ts';
import { ProcessTree, readProcessTable } from './process-tree.ts';

export interface Command {
  /** What Node is started with. */
  readonly args: readonly string[];
  readonly cwd: string;
  /** Beside what this process has; `undefined` takes something away. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Cost {
  readonly wallMs: number;
  /** User and system time of all its processes; `undefined` where it cannot be measured. */
  readonly cpuMs: number | undefined;
  /** The highest sum of its processes' resident memory; `undefined` where it cannot be measured. */
  readonly peakBytes: number | undefined;
}

export interface FinishedCommand {
  readonly cost: Cost;
  /** `null` when a signal ended it. */
  readonly exitCode: number | null;
  /** The end of what it printed. */
  readonly output: string;
}

export const LOOK_EVERY_MS = 50;
const KEPT_OUTPUT = 2000;

/**
 * Runs a Node program to its end. When `signal` aborts, or this process ends, its process group ends with it.
 * @throws {Interrupted} when aborted.
 */
export async function measureCommand({ args, cwd, env }: Command, signal: AbortSignal): Promise<FinishedCommand> {
  if (signal.aborted) throw new Interrupted();
  const reapedBefore = reapedMs();
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-KEPT_OUTPUT)));
  }
  const tree = child.pid === undefined ? undefined : new ProcessTree(child.pid);
  const look = (): void => {
    const table = readProcessTable();
    if (table !== undefined) tree?.observe(table);
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  const endGroup = (): void => killGroup(child.pid);
  signal.addEventListener('abort', endGroup, { once: true });
  process.once('exit', endGroup);
  let wallMs = 0;
  child.once('exit', () => {
    wallMs = performance.now() - startedAt;
    look();
    // Whatever it left behind would keep its output open.
    endGroup();
  });
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        if (signal.aborted) reject(new Interrupted());
        else resolve(code);
      });
    });
    return { cost: { wallMs, ...costOf(tree, reapedBefore) }, exitCode, output };
  } finally {
    clearInterval(looking);
    signal.removeEventListener('abort', endGroup);
    process.removeListener('exit', endGroup);
  }
}

/**
 * The kernel's own sum misses processes that nobody waited for, and ours the last moments of each: both are lower bounds of the
 * same, and the higher is the better one.
 */
function costOf(tree: ProcessTree | undefined, reapedBefore: number | undefined): Pick<Cost, 'cpuMs' | 'peakBytes'> {
  const reaped = reapedMs();
  if (tree === undefined || reaped === undefined || reapedBefore === undefined) {
    return { cpuMs: undefined, peakBytes: undefined };
  }
  return { cpuMs: Math.max(tree.cpuMs, reaped - reapedBefore), peakBytes: tree.peakBytes };
}

/** CPU time of all ended children of this process. */
const reapedMs = (): number | undefined => readProcessTable()?.factsOf(process.pid)?.reapedMs;

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}
