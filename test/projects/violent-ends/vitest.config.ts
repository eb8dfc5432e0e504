import { defineConfig } from 'vitest/config';

// So little memory that a mutant which hoards it ends soon.
export default defineConfig({ test: { testTimeout: 400, pool: 'forks', execArgv: ['--max-old-space-size=160'] } });
