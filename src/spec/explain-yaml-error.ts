import { isScalar, visit, type Document, type YAMLError } from 'yaml';
import type { Mistake } from './mistake.ts';

/** One row a kind of error: how to recognise it in the parser's words, and how a person would put it. */
const WORDINGS: readonly (readonly [recognise: RegExp, message: string, hint: string])[] = [
  [
    /^TAB_AS_INDENT/,
    'A tab indents this line; YAML takes only spaces there.',
    'Replace the tabs at the start of lines with spaces.',
  ],
  [
    /Nested mappings are not allowed/,
    'The text after the key has `: ` in it, so YAML takes it for another key.',
    'Put the text in quotes.',
  ],
  [/Missing closing/, 'The quote that opens here is never closed.', 'Close it on the same line.'],
  [
    /^UNEXPECTED_TOKEN Unexpected .* at node end/,
    'There is text after the end of the value.',
    'Put the whole value in quotes.',
  ],
  [/^BAD_SCALAR_START/, 'A value that starts with this character needs quotes.', 'Put the value in quotes.'],
  [
    /^BAD_DQ_ESCAPE/,
    'This backslash means nothing between double quotes.',
    'Use single quotes, or write the backslash twice.',
  ],
  [
    /Block scalar header|Not a YAML token/,
    'A value that starts with `>` or `|` needs quotes.',
    'Put the value in quotes.',
  ],
  [
    /[Ff]low (?:sequence|map|collection)|must be sufficiently indented/,
    'A bracket that opens here, or before, is not closed in its place.',
    'Close the bracket, or put the whole value in quotes.',
  ],
  [
    /must start at the same column|^BAD_INDENT/,
    'This line is indented otherwise than its neighbours.',
    'Start it in the same column as the lines that it belongs with.',
  ],
  [
    /^MULTILINE_IMPLICIT_KEY|need to be followed by map values|^BLOCK_AS_IMPLICIT_KEY/,
    'This line is no `key: value`, and does not continue the value above it.',
    'Write `key: value`, or indent the line further than the key that it belongs to.',
  ],
  [
    /^MULTIPLE_DOCS/,
    'A second document starts here; a file holds one.',
    'Remove the `---`, or move the rest to a file of its own.',
  ],
  [/^RESOURCE_EXHAUSTION/, 'The values are nested too deeply to be read.', 'Write them flatter.'],
  [/^TAG_RESOLVE_FAILED/, 'Tags (`!…`) are not supported.', 'Leave it out, or put the text in quotes.'],
];

/** The parser's error in the words of somebody who writes specs, at the place that has to be mended. */
export function explainYamlError(error: YAMLError, document: Document, source: string): Mistake {
  const text = `${error.code} ${error.message}`;
  const [start, end] = error.pos;
  const wording = WORDINGS.find(([recognise]) => recognise.test(text));
  if (wording === undefined) {
    const hint = 'Put the value in quotes if it is meant as text.';
    return { message: `This is not YAML: ${error.message}.`, hint, range: { start, end } };
  }
  const [, message, hint] = wording;
  const opening = error.message.startsWith('Missing closing') ? openingQuote(document, start) : undefined;
  if (opening !== undefined) return { message, hint, range: { start: opening, end: opening + 1 } };
  const isWholeValue = error.message.startsWith('Nested mappings');
  return { message, hint, range: { start, end: isWholeValue ? endOfLine(source, start) : end } };
}

const endOfLine = (source: string, start: number): number =>
  start + (/^[^\r\n]*/.exec(source.slice(start))?.[0].trimEnd().length ?? 0);

/** An unclosed quote is noticed at its end, and mended at its start. */
function openingQuote(document: Document, end: number): number | undefined {
  let opening: number | undefined;
  visit(document, {
    Scalar(_, node) {
      const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      if (isScalar(node) && isQuoted && node.range?.[1] === end) opening = node.range[0];
    },
  });
  return opening;
}
