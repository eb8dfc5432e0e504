import type { RanAgain, ReuseReport } from '../model/run-event.ts';
import { countText, numberText } from '../report/count-text.ts';
import { printable } from '../util/printable.ts';

const MOST_NAMED = 3;

/** What was known already, and why the rest was run, in one line. */
export function reuseText({ testFiles, ranAgain }: ReuseReport): string {
  const total = countText(testFiles + ranAgain.length, 'test file');
  if (ranAgain.length === 0) return `Reused ${total}; nothing ran again`;
  return printable(`Reused ${numberText(testFiles)} of ${total}; ${ranAgainText(ranAgain)}`);
}

function ranAgainText(ranAgain: readonly RanAgain[]): string {
  const [first] = ranAgain;
  const isOneReason = ranAgain.every(({ reason }) => reason === first?.reason);
  if (isOneReason && first !== undefined && ranAgain.length > MOST_NAMED) {
    return `${numberText(ranAgain.length)} ran again: ${first.reason}`;
  }
  const named = ranAgain.slice(0, MOST_NAMED).map(({ file, reason }) => `${nameOf(file)} ran again: ${reason}`);
  const more = ranAgain.length - named.length;
  return [...named, ...(more > 0 ? [`and ${numberText(more)} more`] : [])].join('; ');
}

/** The module that runs a spec's examples exists in memory only. */
const nameOf = (file: string): string => file.replace(/^(.*)\.examples\.ts$/, 'the examples of $1');
