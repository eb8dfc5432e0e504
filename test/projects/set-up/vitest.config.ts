import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const MODULE = 'virtual:limits';

export default defineConfig({
  plugins: [
    {
      name: 'limits',
      resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : undefined),
      load: (id: string) => (id === `\0${MODULE}` ? 'export const LIMIT = 3;' : undefined),
      // Rewrites the user's own code, so what is mutated is not yet JavaScript as it will run.
      transform: (code: string, id: string) => (id.endsWith('/src/limits.ts') ? code.replace('__UNIT__', '"pieces"') : undefined),
    },
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    testTimeout: 400,
    globals: true,
    env: { SHOP_CURRENCY: 'EUR' },
    setupFiles: ['./test/set-up.ts'],
    globalSetup: ['./test/global-set-up.ts'],
  },
});
