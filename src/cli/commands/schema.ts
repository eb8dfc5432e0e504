import { Argument, type Command } from 'commander';
import { jsonSchemaOf } from '../../spec/json-schema.ts';
import { EXIT_CODES } from '../exit-code.ts';
import type { CommandContext } from '../command-context.ts';

const KINDS = ['spec', 'policy', 'baseline', 'report'] as const;

export function addSchema(program: Command, { onExitCode }: CommandContext): void {
  program
    .command('schema')
    .description('print a JSON Schema: of the specs, the policy, the baseline or the report')
    .addArgument(new Argument('<kind>', 'which one').choices(KINDS))
    .addHelpText('after', '\nExample:\n  $ assay schema spec > spec.schema.json')
    .action((kind: (typeof KINDS)[number]) => {
      process.stdout.write(`${JSON.stringify(jsonSchemaOf(kind), undefined, 2)}\n`);
      onExitCode(EXIT_CODES.passed);
    });
}
