/** Why a run ended before it had a result: mistakes that a person can mend, and bugs. */
import { codeFrameColumns } from '@babel/code-frame';
import type { Position } from '../model/location.ts';
import type { Problem, UserError } from '../model/user-error.ts';
import { countText } from '../report/count-text.ts';
import { paintFor, type Paint } from '../report/paint.ts';
import { printable, printableCode } from '../util/printable.ts';

const LINES_AROUND = 2;
/** A longer line is shown from a little before the mistake on. */
const LONGEST_LINE = 160;
const LEAD = 40;

/** Every mistake with its place, a code frame and what to do about it; then how many there are. */
export function renderUserError(error: UserError, { useColor }: { readonly useColor: boolean }): string {
  const paint = paintFor(useColor);
  const lineCache = new Map([...error.sources].map(([file, text]) => [file, text.split(/\r\n|\n|\r/)]));
  const lines = [
    `${paint('red', '✗')} ${paint('bold', messageLines(error.message))}`,
    ...error.problems.flatMap((problem) => ['', ...problemLines(problem, lineCache.get(problem.file) ?? [], paint)]),
    ...(error.hint === undefined ? [] : [`${paint('cyan', '→')} ${messageLines(error.hint)}`]),
    ...(error.problems.length === 0 ? [] : ['', paint('bold', countOf(error.problems))]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A bug in Assay: what to report, and with which versions. */
export function renderBug(error: unknown, toolVersion: string, nodeVersion: string): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'This is a bug in Assay. Nothing that it printed before counts as a result.',
    `Assay ${toolVersion}, Node ${nodeVersion}`,
    '',
    messageLines(stack),
    '',
  ].join('\n');
}

function problemLines(problem: Problem, sourceLines: readonly string[], paint: Paint): string[] {
  const { file, start, message, hint } = problem;
  const place = start === undefined ? file : `${file}:${start.line}:${start.column}`;
  return [
    `${paint('cyan', printable(place))}  ${messageLines(message)}`,
    ...(start === undefined ? [] : frameLines(start, problem.end, sourceLines).map((line) => paintFrame(line, paint))),
    ...(hint === undefined ? [] : [`  ${paint('cyan', '→')} ${messageLines(hint)}`]),
  ];
}

/** The lines around a mistake, cleaned of what could control the terminal, with carets under it; empty where there is no source. */
function frameLines(start: Position, end: Position | undefined, sourceLines: readonly string[]): string[] {
  const line = sourceLines[start.line - 1];
  if (line === undefined) return [];
  const shift = line.length > LONGEST_LINE ? Math.max(0, start.column - LEAD) : 0;
  const windowOf = (text: string): string =>
    printableCode(text.slice(shift, shift + 2 * LONGEST_LINE)).slice(0, LONGEST_LINE);
  // From 0, as the library counts.
  const columnOf = (column: number): number => windowOf(line.slice(0, column - 1)).length;

  const first = Math.max(1, start.line - LINES_AROUND);
  const shown = sourceLines.slice(first - 1, start.line + LINES_AROUND);
  const lastColumn = end === undefined ? start.column : end.line > start.line ? line.length + 1 : end.column;
  const from = columnOf(start.column);
  // An escape sequence that is cut in two may be longer than the whole, which is not shown.
  const to = Math.max(from, columnOf(lastColumn));
  const frame = codeFrameColumns(
    shown.map(windowOf).join('\n'),
    { start: { line: start.line, column: from }, end: { line: start.line, column: to } },
    { startLine: first, linesAbove: LINES_AROUND, linesBelow: LINES_AROUND },
  );
  return frame.split('\n');
}

// The library highlights JavaScript only, and most mistakes are in YAML: the frame is coloured here, and plainly.
function paintFrame(line: string, paint: Paint): string {
  if (line.startsWith('>')) return paint('bold', line);
  return /^ +\| +\^+$/.test(line) ? paint('red', line) : paint('dim', line);
}

/** A message may have several lines; each is cleaned. */
function messageLines(message: string): string {
  return message
    .split(/\r\n|\n/)
    .map(printable)
    .join('\n');
}

function countOf(problems: readonly Problem[]): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${countText(problems.length, 'mistake')} in ${countText(files, 'file')}; nothing was run.`;
}
