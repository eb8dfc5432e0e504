/** Chains of members and calls, taken apart: `expect(x).not.toBe(y)`, `it.skip.each(table)`. */
import { propertyName } from '../terms/build-member.ts';
import type { Term } from '../terms/term.ts';

export interface Chain {
  /** What stands first: `expect`, `it`. */
  readonly root: Term;
  readonly links: readonly Link[];
}

/** A member, a call, or a member that is called. */
export interface Link {
  /** Empty for a call of what stands before. */
  readonly name: string;
  /** `undefined` when it is not called. */
  readonly args: readonly Term[] | undefined;
}

export function chainOf(term: Term): Chain {
  if (term.kind === 'call' && !term.isNew) {
    const { root, links } = chainOf(term.callee);
    const last = links.at(-1);
    if (term.callee.kind === 'member' && last !== undefined && last.args === undefined)
      return { root, links: [...links.slice(0, -1), { ...last, args: term.args }] };
    return { root, links: [...links, { name: '', args: term.args }] };
  }
  if (term.kind === 'member') {
    const { root, links } = chainOf(term.object);
    return { root, links: [...links, { name: propertyName(term) ?? '', args: undefined }] };
  }
  return { root: term, links: [] };
}
