import type { Command } from 'commander';
import { readProject } from '../../pipeline/read-project.ts';
import { countText } from '../../report/count-text.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { findRoot } from '../find-root.ts';
import { printText } from '../log-text.ts';
import type { CommandContext } from '../command-context.ts';

export function addLint(program: Command, { onExitCode }: CommandContext): void {
  program
    .command('lint')
    .description('check the specs and the policy only; executes nothing')
    .addHelpText('after', '\nExample:\n  $ assay lint                  are the specs well-formed?')
    .action(async () => {
      const { specs } = await readProject(findRoot(process.cwd()));
      const behaviours = specs.reduce((sum, spec) => sum + spec.behaviours.length, 0);
      printText(`${countText(behaviours, 'behaviour')} in ${countText(specs.length, 'spec')}, no mistakes.\n`);
      onExitCode(EXIT_CODES.passed);
    });
}
