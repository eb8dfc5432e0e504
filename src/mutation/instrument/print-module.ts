import generate from '@babel/generator';
import { traverseFast, type File, type Statement } from '@babel/types';
import { basename } from 'node:path/posix';
import type { FilePath } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { INNER_NAMES } from './stryker-instrumenter.ts';

/** Identifiers of hoisted functions in each instrumented module. They are new in each run, so that no test can know them. */
export interface SwitchNames {
  /** Takes the id of a mutant, and says whether it is the one to be executed. */
  readonly isActive: string;
  /** Takes the ids of the mutants that are about to be passed. */
  readonly cover: string;
  /** Takes the key of a constant and what makes it, and gives what the module has by that name. */
  readonly hold: string;
  /** Takes the key of a constant and what the module has by that name, and gives what it is for whoever uses it now. */
  readonly use: string;
  /** Takes what a module exports, and the module's path, before its code runs. */
  readonly watch: string;
  /** Takes what the module holds: for each binding what gives its value and, for a variable, what gives it another. */
  readonly keep: string;
  /** Takes what functions see from outside, as `keep` does: told where that is made. */
  readonly scope: string;
  /** The same, told by a test that is the only one to see it. */
  readonly uses: string;
  /** Takes a class, what gives and sets the private fields of an instance, and the same for its static ones. */
  readonly know: string;
}

/** A source map, version 3, in the form that Vite takes. */
export interface SourceMap {
  version: number;
  sources: string[];
  sourcesContent: string[];
  names: string[];
  mappings: string;
}

export interface ModuleOrder {
  /** The original. */
  readonly source: SourceFile;
  readonly names: SwitchNames;
  /** Stands in front of the module's own code. */
  readonly header: string;
  /** The id of a mutant in the switch, by the one in its module. */
  readonly idOf: (id: string) => string;
}

/** The text of a tree in which mutants were placed, under the names of this run, and where each part of it stands in the original. */
export function printModule(
  ast: File,
  { source, names, header, idOf }: ModuleOrder,
): { readonly code: string; readonly map: SourceMap } {
  renameSwitches(ast, names, idOf);
  placeHeader(ast, header);
  // Sources are relative to the module that the map belongs to.
  const name = basename(source.path);
  const { code, map } = generate(ast, { sourceMaps: true, sourceFileName: name });
  if (map === null) throw new Error('The generator was asked for a source map and gave none');
  const { version, mappings } = map;
  return { code, map: { version, mappings, names: [...map.names], sources: [name], sourcesContent: [source.text] } };
}

/** Shows what a module exports before its code runs: by this name Vite's module runner hands it the object that others import from. */
export const watchCall = ({ watch }: SwitchNames, path: FilePath): string =>
  `typeof __vite_ssr_exports__==="object"&&${watch}(__vite_ssr_exports__,${JSON.stringify(path)})`;

function renameSwitches(ast: File, names: SwitchNames, idOf: ModuleOrder['idOf']): void {
  const renamed = new Map<string, string>([
    [INNER_NAMES.isActive, names.isActive],
    [INNER_NAMES.cover, names.cover],
    [INNER_NAMES.hold, names.hold],
    [INNER_NAMES.use, names.use],
    [INNER_NAMES.keep, names.keep],
    [INNER_NAMES.know, names.know],
    [INNER_NAMES.scope, names.scope],
    [INNER_NAMES.uses, names.uses],
  ]);
  traverseFast(ast, (node) => {
    // What the user wrote has a place.
    if (node.type !== 'CallExpression' || node.loc || node.callee.type !== 'Identifier') return;
    const { callee } = node;
    const name = renamed.get(callee.name);
    if (name === undefined) return;
    callee.name = name;
    for (const argument of node.arguments) {
      if (argument.type === 'StringLiteral') argument.value = idOf(argument.value);
    }
  });
}

/** In front of all code, behind what has to be first: a hashbang, directives, and comments that speak of the whole module. */
function placeHeader({ program }: File, header: string): void {
  const [first] = program.body;
  const statement: Statement = {
    type: 'ExpressionStatement',
    // Printed as it stands. It has no place, so nothing in the map points to it.
    expression: { type: 'Identifier', name: header },
    ...(first?.leadingComments && { leadingComments: first.leadingComments }),
  };
  if (first) first.leadingComments = null;
  program.body.unshift(statement);
}
