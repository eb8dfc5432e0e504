import { printable } from '../../src/util/printable.ts';

/** A table that reads well as text too. The first column is aligned to the left, all others to the right. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellText));
  const widths = header.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const padded = lines.map((cells) => line(widths.map((width, column) => pad(cells[column] ?? '', { width, column }))));
  const rule = line(widths.map((width, column) => '-'.repeat(width - 1) + (column === 0 ? '-' : ':')));
  return [padded[0], rule, ...padded.slice(1)].join('\n');
}

const cellText = (text: string): string => printable(text).replaceAll('|', '\\|');

const pad = (text: string, { width, column }: { readonly width: number; readonly column: number }): string =>
  column === 0 ? text.padEnd(width) : text.padStart(width);
