import { distance } from 'fastest-levenshtein';

/** The known key that somebody who wrote `written` most likely meant; `undefined` when none is near. */
export function nearestKey(written: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 2)) + 1;
  for (const key of known) {
    const steps = distance(written.toLowerCase(), key.toLowerCase());
    if (steps < least && steps < key.length) [nearest, least] = [key, steps];
  }
  return nearest;
}
