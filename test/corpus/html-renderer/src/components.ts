import { h, type VNode } from './html';

export const MAX_SHOWN = 99;

export function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > MAX_SHOWN ? `${MAX_SHOWN}+` : String(count);
}

export function Badge({ count }: { count: number }): VNode | null {
  const text = badgeText(count);
  return text === '' ? null : h('span', { className: 'badge' }, text);
}

export interface PageLink {
  page: number;
  current: boolean;
}

/** The first, the last, and the neighbours of the current page. */
export function pageLinks(page: number, pages: number): PageLink[] {
  return Array.from({ length: pages }, (_, index) => index + 1)
    .filter((number) => number === 1 || number === pages || Math.abs(number - page) <= 1)
    .map((number) => ({ page: number, current: number === page }));
}

export function Pagination({ page, pages }: { page: number; pages: number }): VNode {
  const items = pageLinks(page, pages).map((link) =>
    h('a', { href: `?page=${link.page}`, 'aria-current': link.current ? 'page' : null }, link.page),
  );
  return h('nav', { className: 'pages' }, ...items);
}
