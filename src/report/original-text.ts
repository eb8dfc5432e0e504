import type { ReportedMutant } from '../model/reported-mutant.ts';

/** What ends a line of JavaScript; the places of mutants count lines by these. */
export const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** What stands where the mutant does; empty when the source does not have the place. */
export function originalOf({ start, end }: ReportedMutant, sourceLines: readonly string[]): string {
  const lines = sourceLines.slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined))
    .join('\n');
}

/** How many characters of white space all lines begin with that hold more than that; at most 200. */
export const marginOf = (lines: readonly string[]): number =>
  Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)), 200);
