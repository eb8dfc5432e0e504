import type { Page } from './page.ts';
import type { Format } from './paint.ts';

const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const ZERO_WIDTH = /[\p{M}\u200c\u200d]/u;

/** Columns that a text takes on a terminal: wide characters count two, marks none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (character < '\u0300') return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Cut to `width` columns, the last of them an ellipsis where something was cut. */
export function clip(text: string, width: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += widthOfCharacter(character);
    if (used > width) return `${text.slice(0, end).trimEnd()}…`;
    if (used < width) end += character.length;
  }
  return text;
}

/** Filled up with spaces to `width` columns. */
export function padTo(width: number, text: string): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Lines of at most `width` columns, broken at spaces, and inside a word only when it alone is too long. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').flatMap((part) => pieces(part, width))) {
    const length = widthOf(word);
    if (line !== '' && used + 1 + length > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    used += length + (line === '' ? 0 : 1);
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return word === '' ? [] : [word];
  const result: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const length = widthOfCharacter(character);
    if (used + length > width) {
      result.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += length;
  }
  return [...result, piece];
}

/** A text and how it looks. */
export type Piece = readonly [text: string, format?: Format | undefined];

export function paint(page: Page, pieces: readonly Piece[]): string {
  return pieces.map(([text, format]) => (format === undefined ? text : page.paint(format, text))).join('');
}

/** A paragraph whose first line begins with `lead` and whose further lines are indented by as much. */
export function paragraph(page: Page, lead: readonly Piece[], [text, format]: Piece): string[] {
  const indent = widthOf(lead.map(([part]) => part).join(''));
  if (indent > page.columns / 2) {
    return [paint(page, lead).trimEnd(), ...paragraph(page, [['    ']], [text, format])];
  }
  return wrap(text, page.columns - indent).map((line, index) => {
    const body: Piece = [line, format];
    return paint(page, index === 0 ? [...lead, body] : [[' '.repeat(indent)], body]);
  });
}
