import { Thing, type Value } from './values.ts';

/** What the test's side did with an object since the code gave it; empty for what is no object. */
export function doneSince({ raw, source }: Value): string {
  if (!(raw instanceof Thing)) return '';
  const given = source?.path === '' ? `${source.call.history}${source.call.key}` : '';
  return raw.history.startsWith(given) ? raw.history.slice(given.length) : raw.history;
}
