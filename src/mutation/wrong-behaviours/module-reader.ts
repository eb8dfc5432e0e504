/** The sources that wrong behaviours change, each read once. */
import type { FilePath } from '../../model/ids.ts';
import { contains, type Position, type Span } from '../../model/location.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { codeFinder, type CodeFinder } from '../../syntax/find-code.ts';
import { functionPathsOf } from '../../syntax/function-path.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import { positionOf } from '../../syntax/place.ts';
import { placeEdit, type EditFault, type PlacedEdit } from '../instrument/place-edits.ts';
import { prepareSource } from '../instrument/prepare-source.ts';
import type { Edit } from './wrong-row.ts';

/** A piece of code that was looked for. */
export interface FoundCode {
  /** Offsets into the text of its file. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly span: Span;
  readonly functionPath: string;
}

interface ReadModule {
  readonly source: SourceFile;
  readonly find: CodeFinder;
}

export class ModuleReader {
  readonly #sources: ReadonlyMap<FilePath, SourceFile>;
  readonly #modules = new Map<FilePath, ReadModule>();

  constructor(sources: readonly SourceFile[]) {
    this.#sources = new Map(sources.map((source) => [source.path, source]));
  }

  /** In the order of the files and of the code in them; what lies in two spans once. */
  find(fragment: string, spans: readonly Span[]): readonly FoundCode[] {
    return [...new Set(spans.map(({ file }) => file))].flatMap((file) => {
      const module = this.#moduleOf(file);
      if (module === undefined) return [];
      const { source, find } = module;
      return find(fragment)
        .map(({ start, end }) => ({ start, end, span: { file, ...positions(source.text, start, end) } }))
        .filter(({ span }) => spans.some((scope) => contains(scope, span)))
        .map((found) => ({
          ...found,
          text: source.text.slice(found.start, found.end),
          functionPath: functionPathsOf(source)(found.span.start),
        }));
    });
  }

  place(edit: Edit): PlacedEdit | EditFault {
    const source = this.#sources.get(edit.file);
    const parsed = source && parseSource(prepareSource(source));
    if (source === undefined || parsed?.ok !== true) return { kind: 'missing' };
    return placeEdit(edit, { source, ast: parsed.ast, helperPrefix: 'assay$' }, 0);
  }

  /** Of what an edit changes. */
  spanOf(edit: Edit): Span {
    const placed = this.place(edit);
    const loc = 'before' in placed ? placed.before.loc : undefined;
    const start = { line: 1, column: 1 };
    return loc
      ? { file: edit.file, start: positionOf(loc.start), end: positionOf(loc.end) }
      : { file: edit.file, start, end: start };
  }

  #moduleOf(file: FilePath): ReadModule | undefined {
    const source = this.#sources.get(file);
    if (source === undefined) return undefined;
    const module = this.#modules.get(file) ?? { source, find: codeFinder(source) };
    this.#modules.set(file, module);
    return module;
  }
}

function positions(text: string, start: number, end: number): { readonly start: Position; readonly end: Position } {
  return { start: positionAt(text, start), end: positionAt(text, end) };
}

/** Lines end with `\n`. */
function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
