import type { ReportedFinding } from '../../model/verification.ts';
import { printableCode } from '../../util/printable.ts';
import type { Page } from '../page.ts';
import type { Format } from '../paint.ts';
import { shownOf } from '../shown-of.ts';

type Change = NonNullable<ReportedFinding['change']>;

const MOST_LINES = 6;
const LONGEST_LINE = 240;

/** A change as removed and added lines of source, with line numbers; the part that differs stands out. Lines are never wrapped. */
export function codeDiff(page: Page, change: Change, indent: string): string[] {
  const before = change.before.map(shownLine);
  const after = change.after.map(shownLine);
  const margin = commonIndent([...before, ...after]);
  const isOneLine = before.length === 1 && after.length === 1;
  const [start, beforeEnd, afterEnd] = isOneLine ? difference(before[0] ?? '', after[0] ?? '') : [0, 0, 0];
  const draw = { page, indent, margin, first: change.line, numberWidth: String(change.line + MOST_LINES).length };
  return [
    ...side({ ...draw, sign: '-', format: 'red', lines: before, marked: [start, beforeEnd] }),
    ...side({ ...draw, sign: '+', format: 'green', lines: after, marked: [start, afterEnd] }),
  ];
}

const shownLine = (line: string): string => printableCode(line).trimEnd();

interface Side {
  readonly page: Page;
  readonly indent: string;
  readonly margin: number;
  readonly first: number;
  readonly numberWidth: number;
  readonly sign: '-' | '+';
  readonly format: Format;
  readonly lines: readonly string[];
  /** Start and end of the part that differs; equal when no part does. */
  readonly marked: readonly [number, number];
}

function side({ page, indent, margin, first, numberWidth, sign, format, lines, marked }: Side): string[] {
  const shown = shownOf(lines, MOST_LINES).map((line, index) => {
    const number = String(first + index).padStart(numberWidth);
    const text = emphasised(page, line, { from: margin, marked, format });
    return `${indent}${page.paint(format, `${sign} ${number}`)} ${page.paint('dim', '│')} ${text}`.trimEnd();
  });
  const hidden = lines.length - shown.length;
  return hidden > 0 ? [...shown, `${indent}${sign} ${page.paint('dim', `… and ${hidden} more lines`)}`] : shown;
}

function emphasised(
  page: Page,
  line: string,
  {
    from,
    marked: [start, end],
    format,
  }: { readonly from: number; readonly marked: Side['marked']; readonly format: Format },
): string {
  // A minified line may be a megabyte long: what is shown is the stretch around the difference.
  const first = line.length - from > LONGEST_LINE ? Math.max(from, start - LONGEST_LINE / 4) : from;
  const last = Math.min(line.length, first + LONGEST_LINE);
  const cut = (left: number, right: number): string => line.slice(Math.max(left, first), Math.min(right, last));
  const formats = Array.isArray(format) ? format : [format];
  return [
    first > from ? '…' : '',
    page.paint(format, cut(0, start)),
    page.paint([...formats, 'bold', 'underline'], cut(start, end)),
    page.paint(format, cut(end, line.length)),
    last < line.length ? '…' : '',
  ].join('');
}

/** Where two lines begin to differ, and where the differing part of each ends. */
function difference(before: string, after: string): [start: number, beforeEnd: number, afterEnd: number] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return [start, before.length - same, after.length - same];
}

function commonIndent(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  return indents.length === 0 ? 0 : Math.min(...indents);
}
