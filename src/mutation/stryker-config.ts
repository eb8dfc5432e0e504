/** What of the project's own Stryker configuration Assay honours, whichever engine runs. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { UserError } from '../model/user-error.ts';

const CONFIG_FILES = ['stryker.conf', 'stryker.config'].flatMap((name) =>
  [name, `.${name}`].flatMap((file) => ['json', 'js', 'mjs', 'cjs'].map((extension) => `${file}.${extension}`)),
);

/** What of a Stryker configuration is honoured; the rest (reporters, thresholds, what to mutate) is Assay's own business. */
const userConfigSchema = z.object({
  mutator: z.object({ excludedMutations: z.array(z.string()).optional() }).optional(),
  ignorePatterns: z.array(z.string()).optional(),
  timeoutMS: z.number().min(0).optional(),
  timeoutFactor: z.number().min(0).optional(),
  dryRunTimeoutMinutes: z.number().min(0).optional(),
  vitest: z
    .object({
      configFile: z.string().optional(),
      dir: z.string().optional(),
      pool: z.enum(['threads', 'forks', 'vmThreads', 'vmForks']).optional(),
    })
    .optional(),
});
export type StrykerConfig = z.infer<typeof userConfigSchema>;

/**
 * The honoured part of the project's Stryker configuration; empty when there is none. A JavaScript file is executed.
 * @throws {UserError} `config-invalid` when it cannot be read or a value is of the wrong kind.
 */
export async function readStrykerConfig(projectRoot: string): Promise<StrykerConfig> {
  for (const name of CONFIG_FILES) {
    const raw = await readConfigFile(projectRoot, name);
    if (raw === undefined) continue;
    const config = userConfigSchema.safeParse(raw);
    if (config.success) return config.data;
    throw new UserError('config-invalid', `${name}: ${z.prettifyError(config.error)}`, { hint: 'Correct the value.' });
  }
  return {};
}

async function readConfigFile(projectRoot: string, name: string): Promise<unknown> {
  const path = join(projectRoot, name);
  try {
    const text = await readFile(path, 'utf8');
    if (name.endsWith('.json')) return JSON.parse(text);
    const module: unknown = await import(pathToFileURL(path).href);
    return typeof module === 'object' && module !== null && 'default' in module ? module.default : {};
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UserError(
      'config-invalid',
      `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}
