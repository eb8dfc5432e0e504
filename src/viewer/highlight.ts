/** Just enough of JavaScript's grammar to colour it: a token that is taken for another costs a colour, no more. */
export type TokenKind = 'comment' | 'string' | 'number' | 'keyword' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  /** Offsets in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const KEYWORDS =
  'as|async|await|break|case|catch|class|const|continue|default|delete|do|else|enum|export|extends|false|finally|for|from|function|if|implements|import|in|instanceof|interface|let|new|null|of|return|static|super|switch|this|throw|true|try|type|typeof|undefined|var|void|while|yield';
// No alternative can begin in two ways, and what may fail at its end is bounded, so the time stays linear.
const TOKENS = new RegExp(
  [
    '(?<comment>\\/\\/[^\\n\\r]*|\\/\\*[^]*?(?:\\*\\/|$))',
    // A slash divides, unless nothing that could be divided stands before it.
    '(?<pattern>(?<=(?:^|[\\n(=,:[!&|?{};]|\\breturn)[ \\t]{0,4})\\/(?![/*])(?:[^/\\\\[\\n\\r]|\\\\.|\\[(?:[^\\]\\\\\\n\\r]|\\\\.){0,200}\\]){1,400}\\/\\w*)',
    '(?<string>"(?:[^"\\\\\\n\\r]|\\\\[^])*"?|\'(?:[^\'\\\\\\n\\r]|\\\\[^])*\'?|`(?:[^`\\\\]|\\\\[^])*`?)',
    '(?<number>\\b\\d[\\w.]*)',
    `(?<keyword>(?<![\\w$.])(?:${KEYWORDS})(?![\\w$]))`,
  ].join('|'),
  'g',
);

/** All of the text, in order, without gaps. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKENS)) {
    if (match.index > at) tokens.push({ kind: 'plain', start: at, end: match.index });
    at = match.index + match[0].length;
    tokens.push({ kind: kindOf(match.groups ?? {}), start: match.index, end: at });
  }
  if (at < text.length) tokens.push({ kind: 'plain', start: at, end: text.length });
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  if (groups['pattern'] !== undefined) return 'string';
  const kinds = ['comment', 'string', 'number'] as const;
  return kinds.find((kind) => groups[kind] !== undefined) ?? 'keyword';
}
