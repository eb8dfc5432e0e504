import { test as base } from 'vitest';
import type { Page, User } from '../../src/roles';

export const user = (over: Partial<User> = {}): User => ({ name: 'Ann', role: 'author', suspended: false, ...over });

export const page = (over: Partial<Page> = {}): Page => ({
  title: 'News',
  owner: 'Bob',
  locked: false,
  published: true,
  ...over,
});

export const test = base.extend<{ ann: User; root: User }>({
  ann: async ({}, use) => {
    await use(user());
  },
  root: async ({}, use) => {
    await use(user({ name: 'root', role: 'admin' }));
  },
});
