import { defineConfig } from 'vitest/config';

/** What the tool checks of itself in CI: tests that are quick, since each is run under hundreds of mutants. */
export default defineConfig({
  test: {
    include: ['test/{gate,link}/**/*.test.ts'],
    exclude: ['test/projects/**', 'node_modules/**'],
  },
});
