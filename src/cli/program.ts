/** The tree of commands: one entry each. */
import { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addBaseline } from './commands/baseline.ts';
import { addCheck } from './commands/check.ts';
import { addExplain } from './commands/explain.ts';
import { addLint } from './commands/lint.ts';
import { addMerge } from './commands/merge.ts';
import { addReport } from './commands/report.ts';
import { addSchema } from './commands/schema.ts';
import { addTrace } from './commands/trace.ts';
import { toolVersion } from './tool-version.ts';

export function createProgram(context: CommandContext): Command {
  const program = new Command('assay')
    .description(
      'Proves whether tests verify what the software is meant to do, or only repeat what the code happens to do.',
    )
    .version(toolVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(see `assay --help`)')
    .exitOverride()
    .addHelpText('after', EXIT_CODE_HELP);
  const commands = [addCheck, addTrace, addLint, addExplain, addReport, addBaseline, addMerge, addSchema];
  for (const addCommand of commands) addCommand(program, context);
  return program;
}

const EXIT_CODE_HELP = `
Exit codes:
  0    passed
  1    something that was measured fails the gate
  2    cannot start: the usage, the configuration or a spec has to be mended first
  3    something could not be measured; not a pass
  70   a bug in Assay
  130  interrupted

Example:
  $ assay check                 what do my tests really check?`;
