import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { testTimeout: 1000, environment: 'jsdom', css: { modules: { classNameStrategy: 'non-scoped' } } },
});
