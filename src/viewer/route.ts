/** Where the reader is: all of it stands behind the `#` of the address, so that every view can be linked to. */
export const LISTS = ['behaviours', 'tests', 'code', 'findings'] as const;
export type List = (typeof LISTS)[number];

export interface Route {
  readonly page: List | 'behaviour' | 'test' | 'file' | 'mutant';
  /** Of the one thing that the page is about; empty on lists. */
  readonly id: string;
  /** What the reader searches for. */
  readonly query: string;
  /** The kinds that are shown; all of them when empty. */
  readonly kinds: readonly string[];
}

const PAGES = [...LISTS, 'behaviour', 'test', 'file', 'mutant'] as const;

/** Whatever the address holds: what is unknown leads to the first list. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const [name = '', id = ''] = path.split(/\/(.*)/s);
  const parameters = new URLSearchParams(search);
  return {
    page: PAGES.find((page) => page === name) ?? 'behaviours',
    id: decoded(id),
    query: parameters.get('q') ?? '',
    kinds: (parameters.get('show') ?? '').split(',').filter((kind) => kind !== ''),
  };
}

export function hrefOf({ page, id = '', query = '', kinds = [] }: Partial<Route> & Pick<Route, 'page'>): string {
  const parameters = new URLSearchParams();
  if (kinds.length > 0) parameters.set('show', kinds.join(','));
  if (query !== '') parameters.set('q', query);
  const search = parameters.size === 0 ? '' : `?${parameters.toString()}`;
  const path = id === '' ? page : `${page}/${encodeURIComponent(id.toWellFormed())}`;
  return `#${path}${search}`;
}

/** The list that a page belongs to. */
export function listOf({ page }: Pick<Route, 'page'>): List {
  if (page === 'behaviour') return 'behaviours';
  if (page === 'test') return 'tests';
  return page === 'file' || page === 'mutant' ? 'code' : page;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that somebody typed.
    return text;
  }
}
