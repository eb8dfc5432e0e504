import type { CodeChange } from '../model/finding.ts';
import type { Row } from '../model/matrix.ts';

/** What ends a line of JavaScript; positions count lines by these. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/u;

/** A row as whole lines of the source, before and after. */
export function codeChange(row: Row, sourceText: string): CodeChange {
  const { start, end } = row.span;
  const before = sourceText.split(LINE_END).slice(start.line - 1, end.line);
  const head = before.at(0)?.slice(0, start.column - 1) ?? '';
  const tail = before.at(-1)?.slice(end.column - 1) ?? '';
  const after = `${head}${row.replacement}${tail}`.split(LINE_END);
  return { mutant: row.id, mutator: row.mutatorName, line: start.line, before, after };
}
