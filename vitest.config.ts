import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Tests that start commands, engines and browsers, and so mostly wait for other processes. */
const STARTS_PROCESSES = ['test/{bench,e2e,host,vitest}/**/*.test.ts', 'test/mutation/*.test.ts'];
const NOT_OURS = ['test/projects/**', 'test/corpus/**', 'node_modules/**'];

export default defineConfig({
  test: {
    globalSetup: ['test/support/build.ts'],
    testTimeout: 20_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'processes',
          include: STARTS_PROCESSES,
          exclude: NOT_OURS,
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'units',
          include: ['test/**/*.test.ts'],
          exclude: [...STARTS_PROCESSES, ...NOT_OURS],
          // Vitest leaves one processor free, which on CI's machines is every other one.
          maxWorkers: '100%',
          // Each thread loads the code once for all its files: to load it was two thirds of the work.
          pool: 'threads',
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
