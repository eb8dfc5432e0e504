/** Whether a module hides nothing that lasts from one call to the next; one that is not instrumented is made to tell of it. */
import type { NodePath } from '@babel/traverse';
import type { Program, Statement } from '@babel/types';
import type { SourceFile } from '../../model/source-file.ts';
import type { InstrumentedFile } from '../instrument/instrument-sources.ts';
import { printModule, type SwitchNames } from '../instrument/print-module.ts';
import { confinesCaptures } from './confined-captures.ts';
import { moduleScopes } from './module-scopes.ts';
import { usesOnlyStateless } from './stateless-names.ts';
import { tellCaptures } from './tell-captures.ts';
import { plainTestBodies, VITEST_GLOBALS } from './vitest-uses.ts';

/** What a module asks for that is one of the project's, or Vitest itself. */
export interface OpenModule {
  readonly specifiers: readonly string[];
  /** What is to be served in place of the text; absent where that is instrumented already. */
  readonly told?: InstrumentedFile;
}

/** Of the text that runs, where that holds more than changes of the user's: names of functions that Assay put there are `given`. */
export function openInstrumented(source: SourceFile, given: ReadonlySet<string>): OpenModule | undefined {
  const scopes = moduleScopes(source);
  if (!scopes || !usesOnlyStateless(scopes.program, given) || !confinesCaptures(scopes.program)) return undefined;
  return { specifiers: specifiersIn(scopes.program) };
}

export interface Telling {
  readonly names: SwitchNames;
  readonly header: string;
}

/** A test file, or a module that tests use. */
export function openTold(source: SourceFile, { names, header }: Telling): OpenModule | undefined {
  const scopes = moduleScopes(source);
  if (!scopes || !usesOnlyStateless(scopes.program, VITEST_GLOBALS)) return undefined;
  const { program, ast } = scopes;
  const bodies = plainTestBodies(program);
  const specifiers = specifiersIn(program);
  if (bodies === undefined || !tellCaptures(program, bodies)) return undefined;
  const printed = printModule(ast, { source, names, header, idOf: (id) => id });
  return { specifiers, told: { path: source.path, ...printed } };
}

const specifiersIn = (program: NodePath<Program>): readonly string[] =>
  program.node.body.flatMap((statement) =>
    'source' in statement && statement.source && !isOfTypes(statement, program) ? [statement.source.value] : [],
  );

/** Names of types that are not marked as such, which are not there when the module runs. */
const isOfTypes = (statement: Statement, { scope }: NodePath<Program>): boolean =>
  statement.type === 'ImportDeclaration' &&
  statement.specifiers.length > 0 &&
  statement.specifiers.every(({ local }) => scope.getBinding(local.name)?.referenced === false);
