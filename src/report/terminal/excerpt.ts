import type { ReportedFinding } from '../../model/verification.ts';
import { printableCode } from '../../util/printable.ts';
import type { Page } from '../page.ts';
import { clip } from '../wrap.ts';

type Excerpt = NonNullable<ReportedFinding['excerpt']>;

/** Lines of source with their numbers, moved to the left as far as all of them are indented; cut, never wrapped. */
export function excerptLines(page: Page, { line: first, lines }: Excerpt, indent: string): string[] {
  const shown = lines.map((line) => printableCode(line).trimEnd());
  const margin = Math.min(...shown.filter((line) => line !== '').map((line) => line.search(/\S/)));
  const width = String(first + lines.length).length;
  return shown.map((line, index) => {
    const lead = `${indent}${String(first + index).padStart(width)} │`;
    const text = clip(line.slice(margin), Math.max(1, page.columns - lead.length - 1));
    return `${page.paint('dim', lead)} ${text}`.trimEnd();
  });
}
