import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { useAllProcessors } from '../../src/vitest/configure-vitest.ts';

const aProject = (maxWorkers: number, more: object = { providedOptions: { maxWorkers: false } }) => ({
  config: { maxWorkers, ...more },
});

describe('HOST-1: the processes in which the suite runs unmutated', () => {
  const after = (...projects: ReturnType<typeof aProject>[]): number[] => {
    useAllProcessors(projects);
    return projects.map(({ config }) => config.maxWorkers);
  };

  it('are as many as there are processors', () => {
    expect(after(aProject(-1), aProject(-1))).toEqual([availableParallelism(), availableParallelism()]);
  });

  it.each([
    ['asked for a number', { providedOptions: { maxWorkers: true } }],
    ['wants one file at a time', { providedOptions: { maxWorkers: false }, fileParallelism: false }],
    ['runs in a Vitest that does not tell', {}],
  ])('are as many as Vitest says, in all projects, where one %s', (_, more) => {
    expect(after(aProject(-1), aProject(-2, more))).toEqual([-1, -2]);
  });
});
