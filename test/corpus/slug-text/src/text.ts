export const ELLIPSIS = '…';

/** At most `max` characters, cut after a whole word. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max);
  const space = head.lastIndexOf(' ');
  return (space > 0 ? head.slice(0, space) : head.slice(0, max - 1)) + ELLIPSIS;
}

/** Greedy: as many words a line as fit into `width`. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}

export function byline(author: string, words: number): string {
  const minutes = Math.max(1, Math.ceil(words / 220));
  return minutes === 1 ? `by ${author}, 1 minute` : `by ${author}, ${minutes} minutes`;
}
