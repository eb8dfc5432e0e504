import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const provider = playwright({
  launchOptions: { executablePath: process.env.CHROME_PATH, chromiumSandbox: process.getuid?.() !== 0 },
});

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', include: ['test/*.node.test.ts'] } },
      {
        test: {
          name: 'page',
          include: ['test/*.page.test.ts'],
          browser: { enabled: true, headless: true, provider, instances: [{ browser: 'chromium' }] },
        },
      },
    ],
  },
});
