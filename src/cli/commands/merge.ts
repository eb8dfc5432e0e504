import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { filePath } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { UserError } from '../../model/user-error.ts';
import { merge } from '../../pipeline/merge.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { findRoot } from '../find-root.ts';
import { refuseUnwritable } from '../refuse-unwritable.ts';
import { today } from '../today.ts';
import { toolVersion } from '../tool-version.ts';
import { REPORTER_HELP, addReporter, filesOf, writeReports, type ReporterChoice } from '../write-reports.ts';

export function addMerge(program: Command, { signal, onExitCode }: CommandContext): void {
  program
    .command('merge')
    .description('judge the parts that all shards of a run measured, as one run; executes no code of the project')
    .argument('<parts...>', 'what `assay check --shard` wrote, or folders of it')
    .option('--reporter <name[=file]>', REPORTER_HELP, addReporter)
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], { reporter = [] }: { readonly reporter?: readonly ReporterChoice[] }) => {
      await refuseUnwritable(filesOf(reporter));
      const parts = (await Promise.all(paths.map(readParts))).flat();
      const now = (): number => performance.now();
      const context = { listener: () => undefined, signal, today: today(), now, toolVersion: toolVersion() };
      const verification = await merge({ root: findRoot(process.cwd()), parts }, context);
      const written = await writeReports(verification, reporter);
      onExitCode(written === EXIT_CODES.passed ? verification.gate.exitCode : written);
    });
}

const EXAMPLES = `
Examples:
  $ assay merge assay-part-*.json                        where the shards left their parts
  $ assay merge parts --reporter html=assay.html         a folder of them
  $ assay merge parts --reporter github --reporter sarif=assay.sarif

It is run in a checkout of the tree that the shards measured, with its dependencies installed. It asks the gate, and exits as
\`assay check\` does.`;

/** Of a file, or of the JSON files in a folder and in those below it. @throws {UserError} `parts-invalid`. */
async function readParts(path: string): Promise<readonly SourceFile[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [await readPart(path)];
    const names = (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
    if (names.length > 0) return await Promise.all(names.map((name) => readPart(join(path, name))));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('parts-invalid', `${path} could not be read: ${reason}`, { cause });
  }
  throw new UserError('parts-invalid', `${path} holds no part.`, {
    hint: 'Each shard writes one with `assay check --shard 1/4`; bring those of all shards together.',
  });
}

const readPart = async (path: string): Promise<SourceFile> => ({
  path: filePath(path),
  text: await readFile(path, 'utf8'),
});
