/** Makes text that other people wrote safe to print: it cannot move the cursor, change colours, hide or reorder what is read. */

/** Whole escape sequences: those with a body and an end (titles, links), those with parameters (colours, cursor), all others. */
// No body may hold what begins another sequence: that keeps the time linear.
const ESCAPE_SEQUENCE =
  /(?:\u001b\]|\u009d)[^\u0007\u001b\u0080-\u009f]*(?:\u0007|\u001b\\|\u009c)|(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u0080-\u009f]*(?:\u001b\\|\u009c)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/gu;
// Joiners are left alone: emoji and several scripts are written with them.
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;
const SPACING = /[\t\n\v\f\r\u0085\u2028\u2029]/gu;
const CONTROL = /\p{Cc}/gu;

/**
 * The text as one line: escape sequences and control characters are gone, line breaks and tabs are spaces,
 * and characters that are invisible or turn the direction of reading are shown as `\u{202e}`.
 */
export function printable(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCE, '')
    .replace(SPACING, ' ')
    .replace(CONTROL, '')
    .replace(INVISIBLE, escapeCharacter)
    .toWellFormed();
}

/** `printable`, cut to at most `length` characters and an ellipsis. */
export function printableUpTo(length: number, text: string): string {
  // Cut before cleaning too, so that a huge text costs no more than a long one.
  const clean = printable(text.slice(0, length * 8));
  return clean.length <= length ? clean : `${clean.slice(0, length).toWellFormed().trimEnd()}…`;
}

/** A line of source as `printable`, a tab as two spaces, so that indentation stays visible. */
export function printableCode(line: string): string {
  return printable(line.replaceAll('\t', '  '));
}

/** `\u{202e}`: how a character that cannot be seen is shown. */
export function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
