import { Option, type Command } from 'commander';
import { trace } from '../../pipeline/trace.ts';
import { renderTrace, renderTraceJson } from '../../report/trace.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { findPackage, findRoot } from '../find-root.ts';
import type { CommandContext } from '../command-context.ts';
import { printText } from '../log-text.ts';
import { terminalFor } from '../terminal-facts.ts';

interface Flags {
  readonly reporter: 'terminal' | 'json';
  readonly strict?: true;
}

export function addTrace(program: Command, { onExitCode }: CommandContext): void {
  program
    .command('trace')
    .description(
      'list behaviours with the tests that claim them, of the package in which you stand or of the whole workspace; reads sources only and executes no code of the project',
    )
    .addOption(new Option('--reporter <name>', 'how to print it').choices(['terminal', 'json']).default('terminal'))
    .option('--strict', 'exit with 1 when an active behaviour is claimed by no test, or a finding is an error')
    .addHelpText('after', '\nExample:\n  $ assay trace --strict        does every behaviour have a test?')
    .action(async (flags: Flags) => {
      const traced = await trace(findRoot(process.cwd()), findPackage(process.cwd()));
      if (flags.reporter === 'json') process.stdout.write(renderTraceJson(traced));
      else printText(renderTrace(traced, terminalFor(process.stdout)));
      const isUntested = traced.behaviours.some(({ status, tests }) => status === 'active' && tests.length === 0);
      const hasErrors = traced.findings.some(({ severity }) => severity === 'error');
      onExitCode(flags.strict && (isUntested || hasErrors) ? EXIT_CODES.failed : EXIT_CODES.passed);
    });
}
