import type { FilePath } from './ids.ts';

/** A place in a text. Both numbers start at 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in a file. */
export interface Location extends Position {
  readonly file: FilePath;
}

/** A stretch of a file. `start` is inclusive, `end` exclusive. */
export interface Span {
  readonly file: FilePath;
  readonly start: Position;
  readonly end: Position;
}

export const startOf = (span: Span): Location => ({
  file: span.file,
  line: span.start.line,
  column: span.start.column,
});

/** Whether `inner` lies wholly inside `outer`; a span lies inside itself. */
export function contains(outer: Span, inner: Span): boolean {
  return (
    outer.file === inner.file && byPosition(outer.start, inner.start) <= 0 && byPosition(inner.end, outer.end) <= 0
  );
}

/** Whether two spans have a place in common. */
export const overlaps = (left: Span, right: Span): boolean =>
  left.file === right.file && byPosition(left.start, right.end) < 0 && byPosition(right.start, left.end) < 0;

export function byPosition(left: Position, right: Position): number {
  return left.line - right.line || left.column - right.column;
}

/** A location, wherever its path comes from. */
type Place = Position & { readonly file: string };

export function byLocation(left: Place, right: Place): number {
  return byText(left.file, right.file) || byPosition(left, right);
}

/** Compares by code unit, so that the order is the same in every locale. */
export function byText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
