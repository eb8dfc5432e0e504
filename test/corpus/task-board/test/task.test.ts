import { describe, expect, it } from 'vitest';
import { byOwner, DEFAULT_SIZE, progress, readTask, sprintsLeft, writeTask, type Task } from '../src/task';

const task = (over: Partial<Task> = {}): Task => ({ title: 'Mow', done: false, size: 1, ...over });
const SPRINT: readonly Task[] = [
  task({ size: 3, done: true, owner: 'ada' }),
  task({ size: 5, owner: 'bo' }),
  task({ size: 2, owner: 'ada' }),
  task({ size: 4 }),
];

describe('TASK-1 reading', () => {
  it('knows owner and size', () => {
    expect(readTask('  [ ] Water the plants @cy #8 ')).toEqual({ title: 'Water the plants', done: false, owner: 'cy', size: 8 });
  });

  it('should default the size', () => {
    const { size } = readTask('[ ] Rest');
    expect(size).toBe(DEFAULT_SIZE);
  });

  it('should read the title', () => {
    const line = '[x] Mow the lawn @ada #5';
    const expected = line.match(/^\[([ x])\] (.+?)(?: @(\w+))?(?: #(\d+))?$/)?.[2];
    expect(readTask(line).title).toBe(expected);
  });

  it('should read a task', () => {
    const result = readTask('[x] Mow the lawn @ada #5');
    expect(result).toMatchObject({ title: 'Mow the lawn', done: true });
  });

  it('should throw on invalid lines', () => {
    let thrown = false;
    try {
      readTask('Mow');
      expect(thrown).toBe(true);
    } catch {
      thrown = true;
    }
  });

  it('refuses what has no box', () => {
    expect(() => readTask('Mow')).toThrowError(/^no task: Mow$/);
  });
});

describe('TASK-2 writing', () => {
  it.each(['[ ] Rest', '[x] Mow the lawn @ada #5', '[ ] Mow #2'])('writes %s as it was read', (line) => {
    expect(writeTask(readTask(line))).toBe(line);
  });

  it('leaves out what goes without saying', () => {
    expect(writeTask(task({ size: 1 }))).toBe('[ ] Mow');
  });

  it('should write a task', () => {
    const { title, owner, size, done } = task({ owner: 'bo', size: 2 });
    let expected = '[';
    expected += done ? 'x' : ' ';
    expected += '] ' + title;
    if (owner !== undefined) expected += ' @' + owner;
    if (size !== 1) expected += ' #' + size;
    expect(writeTask({ title, owner: 'bo', size, done })).toBe(expected);
  });
});

describe('TASK-3 progress', () => {
  it('rounds down', () => {
    expect(progress(SPRINT)).toBe(21);
    expect(progress([task({ done: true })])).toBe(100);
  });

  it('should calculate the progress', () => {
    const sizeOf = (tasks: readonly Task[]) => tasks.reduce((sum, { size }) => sum + size, 0);
    const done = sizeOf(SPRINT.filter((one) => one.done));
    expect(progress(SPRINT)).toBe(Math.floor((done * 100) / sizeOf(SPRINT)));
  });

  it('is all or nothing with one task', () => {
    for (const done of [true, false]) expect(progress([task({ done, size: 7 })])).toBe(done ? 100 : 0);
  });

  it('should be a number', () => {
    expect(progress(SPRINT)).not.toBeNaN();
  });
});

describe('TASK-4 owners', () => {
  it('counts open points, also of nobody', () => {
    expect([...byOwner(SPRINT)]).toEqual([
      ['bo', 5],
      ['ada', 2],
      ['nobody', 4],
    ]);
  });

  it('should group by owner', () => {
    const expected: Record<string, number> = {};
    SPRINT.forEach((one) => {
      if (one.done) return;
      const owner = one.owner || 'nobody';
      expected[owner] = (expected[owner] || 0) + one.size;
    });
    expect(Object.fromEntries(byOwner(SPRINT))).toEqual(expected);
  });

  it('loses no open point', () => {
    const total = [...byOwner(SPRINT).values()].reduce((sum, points) => sum + points, 0);
    expect(total).toBe(11);
  });
});

describe('TASK-5 sprints', () => {
  it('counts a started sprint', () => {
    expect(sprintsLeft(SPRINT, 5)).toBe(3);
    expect(sprintsLeft(SPRINT, 11)).toBe(1);
  });

  it('should calculate the sprints left', () => {
    function calculateSprints(tasks: readonly Task[], speed: number): number {
      let open = 0;
      for (const one of tasks) if (!one.done) open = open + one.size;
      return Math.ceil(open / speed);
    }
    expect(calculateSprints(SPRINT, 5)).toBe(3);
  });

  it('should never be negative', () => {
    const left = sprintsLeft([], 5);
    expect(left >= 0 || left < 0).toBe(true);
  });
});
