import type { Position, Span } from '../model/location.ts';

/** The part of a text that a span covers. Line breaks are `\n` or `\r\n`. */
export function textIn(text: string, { start, end }: Pick<Span, 'start' | 'end'>): string {
  return text.slice(offsetOf(text, start), offsetOf(text, end));
}

function offsetOf(text: string, { line, column }: Position): number {
  let lineStart = 0;
  for (let number = 1; number < line; number += 1) {
    const lineEnd = text.indexOf('\n', lineStart);
    if (lineEnd === -1) return text.length;
    lineStart = lineEnd + 1;
  }
  return lineStart + column - 1;
}
