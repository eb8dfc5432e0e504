import { parse, type ParserOptions } from '@babel/parser';
import type { File } from '@babel/types';
import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import { positionOf } from './place.ts';

export type ParsedSource =
  | { readonly ok: true; readonly ast: File }
  /** `message` is the parser's own sentence, without the position. */
  | { readonly ok: false; readonly message: string; readonly location: Location };

/** The syntax tree of a JavaScript or TypeScript file. Mistakes that leave the tree readable are passed over: Vitest reports them. */
export function parseSource(source: SourceFile): ParsedSource {
  try {
    return { ok: true, ast: parse(source.text, parserOptions(source.path)) };
  } catch (error) {
    // The parser's stack is not endless.
    if (error instanceof RangeError)
      return { ok: false, message: 'It is nested too deeply', location: { file: source.path, line: 1, column: 1 } };
    if (!isParseError(error)) throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    return { ok: false, message, location: { file: source.path, ...positionOf(error.loc) } };
  }
}

/** As every source of a project is read. */
export function parserOptions(path: string): ParserOptions {
  const isTypeScript = /\.[cm]?tsx?$/.test(path);
  const hasJsx = !/\.[cm]?ts$/.test(path);
  return {
    sourceType: 'module',
    errorRecovery: true,
    allowReturnOutsideFunction: true,
    plugins: [
      // The legacy form also knows decorators of parameters, which only TypeScript has.
      'decorators-legacy',
      ...(isTypeScript ? (['typescript'] as const) : []),
      ...(hasJsx ? (['jsx'] as const) : []),
    ],
  };
}

interface ParseError extends Error {
  readonly loc: { readonly line: number; readonly column: number };
}

const isParseError = (error: unknown): error is ParseError => error instanceof SyntaxError && 'loc' in error;
