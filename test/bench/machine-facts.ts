import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { toolVersion } from '../../src/cli/tool-version.ts';

/** Where and with what something was measured. */
export interface MachineFacts {
  /** ISO 8601, to the minute, in UTC. */
  readonly date: string;
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  /** Processes that wanted to run in the minute before, on average; 0 where that is not known. */
  readonly load: number;
  readonly node: string;
  /** The examined project's own. */
  readonly vitest: string;
  readonly stryker: string;
  readonly assay: string;
}

export const machineFacts = (projectRoot: string): MachineFacts => ({
  date: `${new Date().toISOString().slice(0, 16)}Z`,
  system: `${platform()} ${arch()}`,
  processor: cpus()[0]?.model.trim() ?? 'unknown processor',
  cores: availableParallelism(),
  memoryBytes: totalmem(),
  load: loadavg()[0] ?? 0,
  node: process.versions.node,
  vitest: versionOf('vitest', join(projectRoot, 'package.json')),
  stryker: versionOf('@stryker-mutator/core', fileURLToPath(import.meta.url)),
  assay: toolVersion(),
});

function versionOf(dependency: string, importer: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(createRequire(importer).resolve(`${dependency}/package.json`), 'utf8'),
  );
  return z.object({ version: z.string() }).parse(manifest).version;
}
