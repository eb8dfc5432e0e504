import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';

/** Where the comments of a source are, as offsets into its text, in order; none when it does not parse. */
export function commentsOf(source: SourceFile): readonly { readonly start: number; readonly end: number }[] {
  const parsed = parseSource(source);
  if (!parsed.ok) return [];
  return (parsed.ast.comments ?? []).flatMap(({ start, end }) =>
    typeof start === 'number' && typeof end === 'number' ? [{ start, end }] : [],
  );
}
