import { defineConfig } from 'vitest/config';

// Processes can change their folder, threads cannot.
export default defineConfig({ test: { testTimeout: 3000, pool: 'forks' } });
