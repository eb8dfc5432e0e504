import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inSource = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  test: {
    testTimeout: 400,
    projects: [
      {
        extends: true,
        resolve: { alias: { '#currency': inSource('euro.ts') } },
        test: { name: 'euro', env: { DIGITS: '2' } },
      },
      {
        extends: true,
        resolve: { alias: { '#currency': inSource('yen.ts') } },
        test: { name: 'yen', env: { DIGITS: '0' } },
      },
    ],
  },
});
