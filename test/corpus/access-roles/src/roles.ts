export type Action = 'read' | 'write' | 'publish' | 'delete';
export type Role = 'reader' | 'author' | 'editor' | 'admin';

export const ROLES: Record<Role, readonly Action[]> = {
  reader: ['read'],
  author: ['read', 'write'],
  editor: ['read', 'write', 'publish'],
  admin: ['read', 'write', 'publish', 'delete'],
};

export interface User {
  name: string;
  role: Role;
  suspended: boolean;
}

export interface Page {
  title: string;
  owner: string;
  locked: boolean;
  published: boolean;
}

export class Forbidden extends Error {
  override name = 'Forbidden';
}

export function permissionsOf(role: Role): readonly Action[] {
  return ROLES[role];
}

export function can(user: User, action: Action): boolean {
  return !user.suspended && permissionsOf(user.role).includes(action);
}

/** @throws {Forbidden} */
export function demand(user: User, action: Action): void {
  if (!can(user, action)) throw new Forbidden(`${user.name} may not ${action}`);
}

export function mayEdit(user: User, page: Page): boolean {
  return !user.suspended && (user.role === 'admin' || (page.owner === user.name && !page.locked));
}

export function isVisible(user: User, page: Page): boolean {
  return page.published || page.owner === user.name || can(user, 'publish');
}

export function visiblePages(user: User, pages: readonly Page[]): Page[] {
  return pages.filter((page) => isVisible(user, page));
}
