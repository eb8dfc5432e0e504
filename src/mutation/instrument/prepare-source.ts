/** Rewrites a source in place, character for character, so that Stryker's instrumenter sees all of it. */
import type { SourceFile } from '../../model/source-file.ts';
import { castsOf } from '../../syntax/casts.ts';
import { commentsOf } from '../../syntax/comments.ts';

/**
 * Casts become white space: nothing under `as` is mutated otherwise (stryker-js#6208), and a literal type under `satisfies`
 * (stryker-js#6149) or a `!` in a chain of `?.` ends the instrumentation. `Stryker disable` comments lose their effect: only a waiver excuses a mutant. No position
 * changes. All other types stay: no mutator touches them, and decorators may ask for them when the code runs.
 */
export const prepareSource = (source: SourceFile): SourceFile =>
  blankCasts({ path: source.path, text: silenceDirectives(source) });

function silenceDirectives(source: SourceFile): string {
  if (!source.text.includes('Stryker')) return source.text;
  let text = source.text;
  for (const { start, end } of commentsOf(source)) {
    const silenced = text.slice(start, end).replace(/Stryker(?= (disable|restore))/g, 'stryker');
    text = text.slice(0, start) + silenced + text.slice(end);
  }
  return text;
}

function blankCasts(source: SourceFile): SourceFile {
  let { text } = source;
  for (const { start, end } of castsOf(source)) {
    const cast = text.slice(start, end);
    const blank = cast.replace(/[^\r\n]/g, ' ');
    // After a type a line that begins like this begins a statement; after an expression, `!` or not, it goes on with it.
    const isStatementEnd = cast !== '!' && /^[ \t]*\r?\n\s*[([`]/.test(source.text.slice(end));
    text = text.slice(0, start) + (isStatementEnd ? `;${blank.slice(1)}` : blank) + text.slice(end);
  }
  return { path: source.path, text };
}
