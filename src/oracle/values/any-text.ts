import { isExpect } from '../assertions/read-assertion.ts';
import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import type { CallTerm, Term } from '../terms/term.ts';

/** Patterns that say at most that there is a text. */
const ANY = /^\^?(?:\(?(?:\.|\[\\s\\S\])[*+]?\)?)?\$?$/;

/** A pattern that every text matches, and what `expect` makes of one: `expect.stringMatching(/.*\/)`. */
export function takesAnyText(term: Term): boolean {
  if (term.kind !== 'call') return false;
  return term.isNew ? isAnyPattern(term) : isAnyMatching(term);
}

const isAnyPattern = ({ callee, args: [source] }: CallTerm): boolean =>
  globalPath(callee) === 'RegExp' && source?.kind === 'literal' && ANY.test(String(source.value));

function isAnyMatching({ callee, args: [given] }: CallTerm): boolean {
  if (given === undefined || callee.kind !== 'member' || !isExpect(callee.object)) return false;
  if (propertyName(callee) === 'stringContaining') return given.kind === 'literal' && given.value === '';
  return propertyName(callee) === 'stringMatching' && takesAnyText(given);
}
