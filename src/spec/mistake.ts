import type { FilePath } from '../model/ids.ts';
import { byPosition, byText, type Position } from '../model/location.ts';
import type { Problem } from '../model/user-error.ts';
import type { Path, Range } from './yaml-tree.ts';

/** A problem whose place is still counted in characters. */
export interface Mistake {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly range: Range;
  /** The field it concerns; what a schema finds at it or inside it is a consequence. */
  readonly path?: Path;
}

/** A text by lines: turns offsets into lines and columns. */
export class TextLines {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
    this.#text = text;
  }

  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inside - (this.#starts[low] ?? 0) + 1 };
  }

  /** Line `number`, counted from 1, without its end; empty when there is none. */
  lineOf(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    return this.#text.slice(start, this.#starts[number] ?? this.#text.length).replace(/\r?\n$/, '');
  }
}

export function toProblem(file: FilePath, lines: TextLines, { message, hint, range }: Mistake): Problem {
  const end = range.end > range.start ? lines.positionAt(range.end) : undefined;
  return { message, hint, file, start: lines.positionAt(range.start), end };
}

/** A problem that concerns the whole file. */
export function fileProblem(file: FilePath, message: string, hint: string): Problem {
  return { message, hint, file, start: undefined, end: undefined };
}

/** The lines that these problems start on; what else is found there is taken for a consequence. */
export const startLinesOf = (problems: readonly Problem[]): ReadonlySet<number> =>
  new Set(problems.flatMap(({ start }) => (start === undefined ? [] : [start.line])));

/** Whether a problem's text reaches one of these lines. */
export function touches({ start, end }: Problem, lines: ReadonlySet<number>): boolean {
  if (start === undefined || lines.size === 0) return false;
  for (let line = start.line; line <= (end ?? start).line; line += 1) if (lines.has(line)) return true;
  return false;
}

/** By file, then position; what concerns a whole file comes first. */
export function byPlace(left: Problem, right: Problem): number {
  const file = byText(left.file, right.file);
  if (file !== 0) return file;
  return byPosition(left.start ?? WHOLE_FILE, right.start ?? WHOLE_FILE) || byText(left.message, right.message);
}

const WHOLE_FILE: Position = { line: 0, column: 0 };
