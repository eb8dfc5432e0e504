import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/projects/**', 'test/corpus/**', 'node_modules/**'],
    globalSetup: ['test/support/build.ts'],
    testTimeout: 20_000,
    // Vitest leaves one processor free, which on CI's machines is every other one; the slowest tests mostly wait for processes.
    maxWorkers: '100%',
  },
});
