export interface Task {
  readonly title: string;
  readonly done: boolean;
  readonly owner?: string;
  /** In story points. */
  readonly size: number;
}

export const DEFAULT_SIZE = 1;
const LINE = /^\[([ x])\] (.+?)(?: @(\w+))?(?: #(\d+))?$/;

/** `[x] Title @owner #size`; owner and size may be missing. */
export function readTask(line: string): Task {
  const found = LINE.exec(line.trim());
  if (found === null) throw new SyntaxError(`no task: ${line}`);
  const [, mark, title = '', owner, size] = found;
  return { title, done: mark === 'x', size: size === undefined ? DEFAULT_SIZE : Number(size), ...(owner && { owner }) };
}

export function writeTask({ title, done, owner, size }: Task): string {
  const mark = done ? 'x' : ' ';
  const by = owner === undefined ? '' : ` @${owner}`;
  const points = size === DEFAULT_SIZE ? '' : ` #${size}`;
  return `[${mark}] ${title}${by}${points}`;
}

/** Whole percent of the points that are done. */
export function progress(tasks: readonly Task[]): number {
  let all = 0;
  let done = 0;
  for (const task of tasks) {
    all += task.size;
    if (task.done) done += task.size;
  }
  return all === 0 ? 100 : Math.floor((done / all) * 100);
}

export function byOwner(tasks: readonly Task[]): Map<string, number> {
  const points = new Map<string, number>();
  for (const { owner = 'nobody', size, done } of tasks) {
    if (!done) points.set(owner, (points.get(owner) ?? 0) + size);
  }
  return points;
}

/** How many sprints are left at this speed, and at least one while anything is open. */
export function sprintsLeft(tasks: readonly Task[], pointsPerSprint: number): number {
  const open = tasks.filter(({ done }) => !done).reduce((sum, { size }) => sum + size, 0);
  return Math.ceil(open / pointsPerSprint);
}
