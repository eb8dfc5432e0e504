import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', pool: 'threads', include: ['test/*.test.ts'] } },
      { test: { name: 'dom', environment: 'jsdom', include: ['test/dom/*.test.ts'] } },
    ],
  },
});
