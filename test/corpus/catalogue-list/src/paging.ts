export const PAGE_SIZE = 24;

export interface Page<Item> {
  items: Item[];
  page: number;
  pages: number;
  size: number;
}

/** Pages count from 1; a page that does not exist is the nearest that does. */
export function paginate<Item>(items: readonly Item[], wanted: number, size: number = PAGE_SIZE): Page<Item> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(1, wanted), pages);
  return { items: items.slice((page - 1) * size, page * size), page, pages, size };
}
