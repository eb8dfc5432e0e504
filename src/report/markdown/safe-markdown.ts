/** Foreign text in Markdown: it makes no link, image, mention, reference, emphasis, heading or element. */
import { printable, printableUpTo } from '../../util/printable.ts';

/** What Markdown and GitHub leave as it is. Anything else (`@name`, `#12`, `GH-3`, `a.b`, `1f3a9c2`, `<b>`) goes into code. */
const PLAIN_WORD =
  /^(?:[("'“‘]*(?:[\p{L}’']+(?:[-–][\p{L}’']+)*|\p{N}{1,6}(?:[.,]\p{N}{1,3})*%?|\d{4}-\d{2}-\d{2}|[–—›])["'”’)]*[.,;:!?…]*[)"'”’]*|[.,;:!?…)"'”’]+)$/u;
/** Git names commits by such words. */
const COMMIT = /^[\da-f]{7,40}\W*$/iu;
/** A word in what the sentence puts around it. */
const ENCLOSED = /^(["']*)(.*[\p{L}\p{N}/])(["']*[.,;:]*)$/u;
const TOKEN = /`[^`]+`|[^\s`]+|`|\s+/gu;

interface Stretch {
  readonly kind: 'plain' | 'code' | 'space';
  readonly text: string;
}

/** A sentence that people read: its plain words as text, all else as code. */
export function proseText(text: string, longest = 300): string {
  const tokens = printableUpTo(longest, text).trim().match(TOKEN) ?? [];
  return joinedCode(tokens.flatMap(stretchesOf))
    .map(({ kind, text: part }) => (kind === 'code' ? codeText(part) : part))
    .join('');
}

function stretchesOf(token: string): readonly Stretch[] {
  if (token.trim() === '') return [{ kind: 'space', text: ' ' }];
  if (token.length > 1 && token.startsWith('`')) return [{ kind: 'code', text: token.slice(1, -1) }];
  if (PLAIN_WORD.test(token) && !COMMIT.test(token)) return [{ kind: 'plain', text: token }];
  const [, before = '', word = token, behind = ''] = ENCLOSED.exec(token) ?? [];
  return [...plain(before), { kind: 'code', text: word }, ...plain(behind)];
}

const plain = (text: string): readonly Stretch[] => (text === '' ? [] : [{ kind: 'plain', text }]);

/** Code on both sides of a space, or touching, becomes one: two spans side by side would run together. */
function joinedCode(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const space = result.at(-1)?.kind === 'space' ? ' ' : '';
    const before = result.at(space === '' ? -1 : -2);
    if (stretch.kind === 'code' && before?.kind === 'code') {
      result.splice(space === '' ? -1 : -2, Infinity, { kind: 'code', text: `${before.text}${space}${stretch.text}` });
    } else {
      result.push(stretch);
    }
  }
  return result;
}

/** An id, a name or a path, as code on one line, with the fence that its own backticks ask for. */
export function codeText(text: string, longest = 300): string {
  // A bar would end the cell of a table even inside code, and there alone a backslash would hide it.
  const clean = printableUpTo(longest, text).replaceAll('|', '¦').trim();
  if (clean === '') return '';
  const fence = '`'.repeat(longestRun(clean) + 1);
  const space = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${fence}${space}${clean}${space}${fence}`;
}

/** Lines of code or of a diff. */
export function codeBlock(language: string, lines: readonly string[]): string[] {
  const clean = lines.map((line) => printable(line.replaceAll('\t', '  ')).slice(0, 240));
  const fence = '`'.repeat(Math.max(3, longestRun(clean.join('\n')) + 1));
  return [`${fence}${language}`, ...clean, fence];
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
