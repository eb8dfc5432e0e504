/** Works out where in a module's tree the edits of wrong behaviours belong, and what stands there instead. */
import { cloneNode, removeComments, type File, type Node, type Statement } from '@babel/types';
import type { RowId } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import { changeBetween, type ChangedNode } from './changed-node.ts';
import type { Edit, WrongRow } from '../wrong-behaviours/wrong-row.ts';
import { prepareSource } from './prepare-source.ts';
import { replaceDeclaration } from './replaced-declaration.ts';

export interface PlacedEdit extends ChangedNode {
  /** Go behind the module's own code. */
  readonly helpers: readonly Statement[];
}

/** Why an edit cannot be made. */
export type EditFault =
  | { readonly kind: 'unchanged' | 'missing' | 'unplaceable' }
  /** `reason` is a clause. */
  | { readonly kind: 'broken'; readonly reason: string };

export interface EditedModule {
  /** The original, and its tree, whose nodes are those in `placed`. */
  readonly source: SourceFile;
  readonly ast: File;
  /** Names that the module does not have begin with this. */
  readonly helperPrefix: string;
}

/** The edits in one module, each placed or not. */
export function placeEdits(
  rows: readonly WrongRow[],
  module: EditedModule,
): readonly { readonly row: RowId; readonly result: PlacedEdit | EditFault }[] {
  const edits = rows.flatMap(({ row, edits: all }) =>
    all.filter(({ file }) => file === module.source.path).map((edit) => ({ row: row.id, edit })),
  );
  return edits.map(({ row, edit }, index) => ({ row, result: placeEdit(edit, module, index) }));
}

export const isPlaced = (result: PlacedEdit | EditFault): result is PlacedEdit => 'before' in result;

/** `index` is unique in the module. */
export function placeEdit(edit: Edit, module: EditedModule, index: number): PlacedEdit | EditFault {
  const { source, ast, helperPrefix } = module;
  if (edit.kind === 'instead') {
    const { name, implementation } = edit;
    const replaced = replaceDeclaration(ast, {
      path: source.path,
      name,
      implementation,
      helper: `${helperPrefix}${index}`,
    });
    if (replaced.kind !== 'replaced') return replaced;
    return { before: replaced.before, after: anew(replaced.after), helpers: [replaced.helper] };
  }
  const text = source.text.slice(0, edit.start) + edit.text + source.text.slice(edit.end);
  const parsed = parseSource(prepareSource({ path: source.path, text }));
  if (!parsed.ok)
    return { kind: 'broken', reason: `with it the file does not parse (${parsed.message.replace(/\.$/, '')})` };
  if (faultsIn(parsed.ast) > faultsIn(ast)) return { kind: 'broken', reason: 'with it the file is no valid code' };
  const change = changeBetween(ast, parsed.ast);
  if (change.kind === 'same') return { kind: 'unchanged' };
  if (change.kind === 'unplaceable') return change;
  return { before: change.before, after: anew(change.after), helpers: [] };
}

/** Mistakes that leave the tree readable. */
function faultsIn(ast: File): number {
  const errors: unknown = Reflect.get(ast, 'errors');
  return Array.isArray(errors) ? errors.length : 0;
}

/** Without places, which would be those of another text. */
const anew = (node: Node): Node => removeComments(cloneNode(node, true, true));
