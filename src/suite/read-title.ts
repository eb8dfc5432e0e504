import type { TextPart } from '../syntax/static-text.ts';

/** A title as a person reads it in the source, and what the titles that Vitest makes of it look like. */
export interface DeclaredTitle {
  /** The known text; computed parts as `${expression}`, or the bare expression where the whole title is one. */
  readonly text: string;
  /** The fixed pieces, any text allowed between two neighbours. */
  readonly pattern: readonly string[];
}

/** What Vitest replaces in the title of `each` and `for`: printf placeholders, `%#`, `%$`, `$name` and `$a.b`. */
const PLACEHOLDER = /%[sdjifoOc%#$]|\$[$\p{ID_Continue}.]+/gu;

export function readTitle(parts: readonly TextPart[], isParameterised: boolean): DeclaredTitle {
  const pieces = parts.reduce<readonly string[]>((before, part) => join(before, piecesOf(part, isParameterised)), ['']);
  return { text: titleText(parts), pattern: pieces.filter((piece, index) => piece !== '' || isEnd(index, pieces)) };
}

function titleText(parts: readonly TextPart[]): string {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'computed') return only.source;
  return parts.map((part) => (part.kind === 'known' ? part.text : `\${${part.source}}`)).join('');
}

function piecesOf(part: TextPart, isParameterised: boolean): readonly string[] {
  if (part.kind === 'computed') return ['', ''];
  return isParameterised ? part.text.split(PLACEHOLDER) : [part.text];
}

/** Two runs of pieces as one: the last of the first and the first of the second touch. */
const join = (before: readonly string[], after: readonly string[]): readonly string[] => [
  ...before.slice(0, -1),
  (before.at(-1) ?? '') + (after[0] ?? ''),
  ...after.slice(1),
];

/** An empty piece inside only joins two gaps; one at an end lets the gap reach the end. */
const isEnd = (index: number, pieces: readonly string[]): boolean => index === 0 || index === pieces.length - 1;
