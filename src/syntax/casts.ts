import type { TSAsExpression, TSSatisfiesExpression } from '@babel/types';
import { traverseFast } from '@babel/types';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';

/** Where `as T`, `satisfies T` and `!` are, the expressions before them left out, as offsets; none when the source does not parse. */
export function castsOf(source: SourceFile): readonly { readonly start: number; readonly end: number }[] {
  const parsed = parseSource(source);
  const casts: { start: number; end: number }[] = [];
  if (!parsed.ok) return casts;
  traverseFast(parsed.ast, (node) => {
    if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
      casts.push(...castIn(node, source.text));
    // The sign is the last of its expression.
    if (node.type === 'TSNonNullExpression' && typeof node.end === 'number')
      casts.push({ start: node.end - 1, end: node.end });
  });
  return casts;
}

/** What may stand between an expression and its cast. */
const BETWEEN = /(?:\s|\)|\/\*[^]*?\*\/|\/\/.*)*/y;

function castIn(
  { expression, end }: TSAsExpression | TSSatisfiesExpression,
  text: string,
): { start: number; end: number }[] {
  if (typeof expression.end !== 'number' || typeof end !== 'number') return [];
  BETWEEN.lastIndex = expression.end;
  BETWEEN.test(text);
  return [{ start: BETWEEN.lastIndex, end }];
}
