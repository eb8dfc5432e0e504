/** Finds a piece of code in a source, however either is laid out: by tokens, without comments. */
import { parse } from '@babel/parser';
import type { SourceFile } from '../model/source-file.ts';
import { parserOptions } from './parse-source.ts';

/** Offsets into the text of the source. */
export interface CodePlace {
  readonly start: number;
  readonly end: number;
}

/** Places of a fragment, in order; a fragment need not be a whole expression or statement. Empty when the source does not parse. */
export type CodeFinder = (fragment: string) => readonly CodePlace[];

export function codeFinder(source: SourceFile): CodeFinder {
  const tokens = tokensOf(source);
  return (fragment) =>
    skipBlank(fragment, 0) === fragment.length
      ? []
      : tokens.flatMap((first, index) => {
          const end = endOfMatch(tokens, index, fragment);
          return end === undefined ? [] : [{ start: first.start, end }];
        });
}

interface Token extends CodePlace {
  readonly text: string;
}

function tokensOf({ path, text }: SourceFile): readonly Token[] {
  try {
    const tokens: readonly unknown[] = parse(text, { ...parserOptions(path), tokens: true }).tokens ?? [];
    return tokens.filter(isCode).map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  } catch {
    // Whoever reads the source for its own sake says what is wrong with it.
    return [];
  }
}

/** The parser's tokens have no type of their own. Comments are among them, and an empty one at the end. */
function isCode(token: unknown): token is CodePlace {
  if (typeof token !== 'object' || token === null || !('start' in token && 'end' in token && 'type' in token))
    return false;
  const { start, end, type } = token;
  const isComment = type === 'CommentLine' || type === 'CommentBlock';
  return !isComment && typeof start === 'number' && typeof end === 'number' && end > start;
}

function endOfMatch(tokens: readonly Token[], first: number, fragment: string): number | undefined {
  let at = skipBlank(fragment, 0);
  let last: Token | undefined;
  for (let index = first; at < fragment.length; index += 1) {
    if (CLOSES.test(fragment.slice(at)) && isNeedless(tokens, index)) continue;
    at = skipNeedless(fragment, at, tokens[index]);
    last = tokens[index];
    const end = last === undefined ? undefined : endOfToken(last.text, fragment, at);
    if (end === undefined) return undefined;
    at = skipBlank(fragment, end);
  }
  return last?.end;
}

const CLOSES = /^[)\]}]/;

/** A comma that formatters write or leave out, in front of what closes a list. In `[,]` it is an item. */
const isNeedless = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]?.text === ',' &&
  CLOSES.test(tokens[index + 1]?.text ?? '') &&
  !/^[,[]$/.test(tokens[index - 1]?.text ?? '');

/** Of a fragment, where the code has none. */
function skipNeedless(fragment: string, at: number, token: Token | undefined): number {
  if (fragment[at] !== ',' || !CLOSES.test(token?.text ?? '')) return at;
  const next = skipBlank(fragment, at + 1);
  return CLOSES.test(fragment.slice(next)) ? next : at;
}

const WORD_END = /[\p{ID_Continue}$]$/u;
const WORD_GOES_ON = /^[\p{ID_Continue}$]/u;
const STRING = /^(?<quote>['"])(?<content>(?:\\.|(?!\k<quote>).)*)\k<quote>/s;

function endOfToken(token: string, fragment: string, at: number): number | undefined {
  const rest = fragment.slice(at);
  if (rest.startsWith(token)) {
    const isCut = WORD_END.test(token) && WORD_GOES_ON.test(rest.slice(token.length));
    return isCut ? undefined : at + token.length;
  }
  // Whichever quotes stand around it.
  const [text = '', ...found] = STRING.exec(rest) ?? [];
  const isSameString = found.length > 0 && contentOf(text) === contentOf(token) && STRING.test(token);
  return isSameString ? at + text.length : undefined;
}

const contentOf = (text: string): string => text.slice(1, -1).replaceAll(/\\(['"])/g, '$1');

const BLANK = /^(?:\s|\/\/[^\n]*|\/\*.*?\*\/)+/s;

function skipBlank(fragment: string, at: number): number {
  const [blank = ''] = BLANK.exec(fragment.slice(at)) ?? [];
  return at + blank.length;
}
