/** Rewrites a source in place, character for character, so that Stryker's instrumenter sees all of it. */
import { stripTypeScriptTypes } from 'node:module';
import type { SourceFile } from '../../model/source-file.ts';
import { commentsOf } from '../../syntax/comments.ts';

/**
 * Types become white space: nothing under `as` or `satisfies` is mutated otherwise (stryker-js#6208), and a literal type under
 * `satisfies` ends the whole run (stryker-js#6149). `Stryker disable` comments lose their effect: only a waiver excuses a mutant.
 * No position changes. A source whose types cannot be blanked (enums, JSX) keeps them.
 */
export function prepareSource(source: SourceFile): SourceFile {
  return { path: source.path, text: stripTypes(silenceDirectives(source), source.path) };
}

function silenceDirectives(source: SourceFile): string {
  let text = source.text;
  for (const { start, end } of commentsOf(source)) {
    const silenced = text.slice(start, end).replace(/Stryker(?= (disable|restore))/g, 'stryker');
    text = text.slice(0, start) + silenced + text.slice(end);
  }
  return text;
}

function stripTypes(text: string, path: string): string {
  if (!/\.[mc]?ts$/.test(path)) return text;
  try {
    return stripTypeScriptTypes(text, { mode: 'strip' });
  } catch {
    return text;
  }
}
