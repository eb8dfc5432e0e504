/** A source as lines of pieces: each piece has one colour and is, or is not, part of a change that nobody notices. */
import type { ReportedMutant } from '../model/reported-mutant.ts';
import { groupBy } from '../util/group-by.ts';
import { LINE_END } from '../report/original-text.ts';
import { standingOf, type Standing } from './standing.ts';
import { tokensOf, type TokenKind } from './highlight.ts';

export interface Piece {
  readonly text: string;
  readonly kind: TokenKind;
  readonly isUnnoticed: boolean;
}

export interface SourceLine {
  /** From 1. */
  readonly number: number;
  readonly pieces: readonly Piece[];
  /** The mutants that begin here. */
  readonly mutants: readonly ReportedMutant[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const UNNOTICED: readonly Standing[] = ['unnoticed', 'restated', 'not reached'];

export function sourceLines(text: string, mutants: readonly ReportedMutant[]): readonly SourceLine[] {
  const lines = rangesOfLines(text);
  const offsetOf = ({ line, column }: ReportedMutant['start']): number => {
    const range = lines[line - 1];
    return range === undefined ? text.length : Math.min(range.start + column - 1, range.end);
  };
  const marks = mutants
    .filter((mutant) => UNNOTICED.includes(standingOf(mutant)))
    .map(({ start, end }) => ({ start: offsetOf(start), end: offsetOf(end) }));
  const tokens = tokensOf(text);
  const cuts = [...new Set([...tokens.map(({ start }) => start), ...marks.flatMap(({ start, end }) => [start, end])])];
  cuts.sort((left, right) => left - right);
  const tokenAt = finderIn(tokens);
  const markAt = finderIn(joined(marks));
  const cutLine = cutterAt(cuts);
  const mutantsOf = groupBy(mutants, ({ start }) => start.line);
  return lines.map((line, index) => ({
    number: index + 1,
    pieces: cutLine(line).map(({ start, end }) => ({
      text: text.slice(start, end),
      kind: tokenAt(start)?.kind ?? 'plain',
      isUnnoticed: markAt(start) !== undefined,
    })),
    mutants: mutantsOf.get(index + 1) ?? [],
  }));
}

function rangesOfLines(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (const match of text.matchAll(new RegExp(LINE_END, 'g'))) {
    ranges.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  // A text that ends with a line break has no line after it.
  if (start < text.length || ranges.length === 0) ranges.push({ start, end: text.length });
  return ranges;
}

/** Cuts lines, asked for in order, so that no cut is looked at twice. */
function cutterAt(cuts: readonly number[]): (line: Range) => readonly Range[] {
  let next = 0;
  return ({ start, end }) => {
    const ranges: Range[] = [];
    let from = start;
    for (let cut = cuts[next]; cut !== undefined && cut < end; cut = cuts[++next]) {
      if (cut <= from) continue;
      ranges.push({ start: from, end: cut });
      from = cut;
    }
    return from < end ? [...ranges, { start: from, end }] : ranges;
  };
}

/** Finds the range that holds an offset; offsets are asked for in order. */
function finderIn<Found extends Range>(ranges: readonly Found[]): (offset: number) => Found | undefined {
  let at = 0;
  return (offset) => {
    while ((ranges[at]?.end ?? Infinity) <= offset) at += 1;
    const range = ranges[at];
    return range !== undefined && range.start <= offset ? range : undefined;
  };
}

/** The same places as ranges that are sorted and do not touch. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((left, right) => left.start - right.start)) {
    const last = result.at(-1);
    if (last === undefined || range.start > last.end) result.push(range);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return result;
}
