/** Rewrites a source in place, character for character, so that Stryker's instrumenter sees all of it. */
import { stripTypeScriptTypes } from 'node:module';
import type { SourceFile } from '../../model/source-file.ts';
import { castsOf } from '../../syntax/casts.ts';
import { commentsOf } from '../../syntax/comments.ts';

/**
 * Types become white space: nothing under `as` or `satisfies` is mutated otherwise (stryker-js#6208), and a literal type under
 * `satisfies` ends the whole run (stryker-js#6149). `Stryker disable` comments lose their effect: only a waiver excuses a mutant.
 * No position changes. A source whose types cannot all be blanked (enums, JSX) loses its casts only.
 */
export function prepareSource(source: SourceFile): SourceFile {
  const silenced = { path: source.path, text: silenceDirectives(source) };
  return { path: source.path, text: stripTypes(silenced) };
}

function silenceDirectives(source: SourceFile): string {
  let text = source.text;
  for (const { start, end } of commentsOf(source)) {
    const silenced = text.slice(start, end).replace(/Stryker(?= (disable|restore))/g, 'stryker');
    text = text.slice(0, start) + silenced + text.slice(end);
  }
  return text;
}

function stripTypes(source: SourceFile): string {
  if (/\.[mc]?ts$/.test(source.path)) {
    try {
      return stripTypeScriptTypes(source.text, { mode: 'strip' });
    } catch {
      // An enum, a namespace or a parameter property: code that is made of types.
    }
  }
  return stripCasts(source);
}

function stripCasts(source: SourceFile): string {
  let { text } = source;
  for (const { start, end } of castsOf(source)) {
    const blank = text.slice(start, end).replace(/[^\r\n]/g, ' ');
    // After a type a line that begins like this begins a statement; after an expression it would go on with it.
    const isStatementEnd = /^[ \t]*\r?\n\s*[([`]/.test(source.text.slice(end));
    text = text.slice(0, start) + (isStatementEnd ? `;${blank.slice(1)}` : blank) + text.slice(end);
  }
  return text;
}
