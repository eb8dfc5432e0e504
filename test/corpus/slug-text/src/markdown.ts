import { slugify } from './slug';

export interface TocEntry {
  level: number;
  text: string;
  anchor: string;
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Bold, emphasis and code of one line; everything else is escaped. */
export function inlineHtml(line: string): string {
  return escapeHtml(line)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>');
}

export function tableOfContents(markdown: string): TocEntry[] {
  return markdown.split('\n').flatMap((line) => {
    const match = /^(#{1,6}) (.+)$/.exec(line);
    return match === null ? [] : [{ level: match[1].length, text: match[2], anchor: `#${slugify(match[2])}` }];
  });
}
