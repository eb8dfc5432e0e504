/** Starts processes of ours, also ahead of the time at which somebody wants them. */
import { fork, type ChildProcess } from 'node:child_process';

export interface ChildStart {
  /** Absolute path of the module to run; it answers through `answerParent`. */
  readonly module: string;
  readonly cwd: string;
}

export interface ChildSurroundings extends ChildStart {
  readonly env?: Readonly<Record<string, string>>;
  /** What the child takes for the system's folder of temporary files, so that nothing is left there when it is killed. */
  readonly temporaryFiles?: string;
}

const ahead = new Map<string, ChildProcess>();

const nameOf = ({ module, cwd }: ChildStart): string => JSON.stringify([module, cwd]);

/** It most likely will be wanted: it loads what it needs while this process does something else. It ends with this process. */
export function forkAhead(start: ChildStart): void {
  const child = forkChild(start);
  // Nobody listens yet.
  child.on('error', () => undefined);
  for (const handle of handlesOf(child)) handle.unref();
  process.once('exit', () => killGroup(child.pid));
  ahead.set(nameOf(start), child);
}

/** The one that was started ahead, if it is there, and as good as a new one. */
export function takeChild(start: ChildSurroundings): ChildProcess {
  const waiting = ahead.get(nameOf(start));
  if (start.env !== undefined || start.temporaryFiles !== undefined || waiting === undefined) return forkChild(start);
  ahead.delete(nameOf(start));
  return waiting.exitCode === null && waiting.signalCode === null && waiting.connected ? waiting : forkChild(start);
}

function forkChild({ module, cwd, env, temporaryFiles }: ChildSurroundings): ChildProcess {
  return fork(module, [], {
    cwd,
    env: { ...process.env, ...(temporaryFiles !== undefined && temporaryFolderIn(temporaryFiles)), ...env },
    // Its output is shown when it fails: warnings about what we use on purpose would bury the reason.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
}

export const temporaryFolderIn = (folder: string): Record<string, string> => ({
  TMPDIR: folder,
  TEMP: folder,
  TMP: folder,
});

interface Handle {
  ref(): unknown;
  unref(): unknown;
}

/** What of a child keeps this process alive. */
export function handlesOf(child: ChildProcess): readonly Handle[] {
  const all: readonly unknown[] = [child, child.channel, child.stdout, child.stderr];
  return all.filter(isHandle);
}

const isHandle = (value: unknown): value is Handle =>
  typeof value === 'object' && value !== null && 'ref' in value && 'unref' in value;

/** A child is the head of a process group of its own. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}
