import type { Excerpt } from '../model/finding.ts';
import { byPosition } from '../model/location.ts';
import type { Suspicion } from '../model/oracle.ts';

const MOST_LINES = 8;

/** The lines of the assertion, when the suspicion's place is in it, else the line of that place. */
export function excerptOf({ location, assertion }: Suspicion, text: string): Excerpt {
  const isInside =
    assertion?.file === location.file &&
    byPosition(assertion.start, location) <= 0 &&
    byPosition(location, assertion.end) < 0;
  const first = isInside ? assertion.start.line : location.line;
  const last = isInside ? assertion.end.line : location.line;
  const lines = text.split(/\r?\n/u).slice(first - 1, Math.min(last, first + MOST_LINES - 1));
  return { line: first, lines };
}
