import { describe, expect } from 'vitest';
import {
  can,
  demand,
  Forbidden,
  mayEdit,
  permissionsOf,
  ROLES,
  visiblePages,
  isVisible,
  type Role,
} from '../src/roles';
import { page, test, user } from './support/people';

describe('ROLE-1: permissions', () => {
  test('of an author', ({ ann }) => {
    expect(['read', 'write', 'publish', 'delete'].filter((action) => can(ann, action as never))).toEqual([
      'read',
      'write',
    ]);
  });

  test('grow from role to role', () => {
    const steps: Array<[Role, Role]> = [
      ['reader', 'author'],
      ['author', 'editor'],
      ['editor', 'admin'],
    ];
    for (const [lower, higher] of steps) {
      expect(permissionsOf(higher)).toEqual(expect.arrayContaining([...permissionsOf(lower)]));
      expect(permissionsOf(higher)).toHaveLength(permissionsOf(lower).length + 1);
    }
  });

  test('are lost while suspended', ({ root }) => {
    expect(can(root, 'delete')).toBe(true);
    expect(can({ ...root, suspended: true }, 'delete')).toBe(false);
    expect(can({ ...root, suspended: true }, 'read')).toBe(false);
    expect(can(user({ role: 'reader' }), 'read')).toBe(true);
    expect(can(user({ role: 'editor' }), 'publish')).toBe(true);
  });

  test('should return the permissions of each role', () => {
    expect(permissionsOf('reader')).toBe(ROLES.reader);
    expect(permissionsOf('admin')).toBe(ROLES.admin);
  });

  test('should allow reading for all roles', () => {
    const roles: Role[] = ['reader', 'author', 'editor', 'admin'];
    const allowed = roles.map((role) => can(user({ role }), 'read'));
    console.assert(allowed.every(Boolean), 'everybody may read');
  });
});

describe('mayEdit', () => {
  test.each`
    role        | owner    | locked   | verdict
    ${'author'} | ${'Ann'} | ${false} | ${true}
    ${'author'} | ${'Ann'} | ${true}  | ${false}
    ${'editor'} | ${'Bob'} | ${false} | ${false}
    ${'admin'}  | ${'Bob'} | ${true}  | ${true}
  `('ROLE-2: $role, page of $owner, locked $locked', ({ role, owner, locked, verdict }) => {
    expect(mayEdit(user({ role }), page({ owner, locked }))).toBe(verdict);
  });

  test('ROLE-2: not while suspended', ({ root }) => {
    expect(mayEdit(user({ suspended: true }), page({ owner: 'Ann' }))).toBe(false);
    expect(mayEdit({ ...root, suspended: true }, page())).toBe(false);
  });

  test('ROLE-2: should evaluate the edit permission for all combinations', () => {
    for (const suspended of [true, false]) {
      for (const role of ['author', 'admin'] as const) {
        for (const locked of [true, false]) {
          const editor = user({ role, suspended });
          const target = page({ owner: 'Ann', locked });
          const refused =
            editor.suspended || (editor.role !== 'admin' && (target.owner !== editor.name || target.locked));
          expect(mayEdit(editor, target)).toBe(!refused);
        }
      }
    }
  });

  test('ROLE-2: looks at the lock', () => {
    expect(String(mayEdit)).toMatch(/page\.locked/);
  });
});

describe('ROLE-3 visible pages', () => {
  const pages = [
    page({ title: 'News' }),
    page({ title: 'Plan', owner: 'Ann', published: false }),
    page({ title: 'Draft', published: false }),
  ];

  test('are the published ones, and her own', ({ ann }) => {
    expect(visiblePages(ann, pages).map(({ title }) => title)).toEqual(['News', 'Plan']);
  });

  test('are all of them for an editor', () => {
    expect(visiblePages(user({ name: 'Eve', role: 'editor' }), pages)).toEqual(pages);
  });

  test('should filter the pages by visibility', ({ ann }) => {
    const expected = pages.filter((p) => isVisible(ann, p));
    expect(visiblePages(ann, pages)).toStrictEqual(expected);
  });
});

describe('demand', () => {
  test('ROLE-4: passes in silence', () => {
    expect(() => demand(user({ role: 'editor' }), 'publish')).not.toThrow();
  });

  test('ROLE-4: refuses the rest by name', ({ ann }) => {
    expect(() => demand(ann, 'publish')).toThrow(Forbidden);
    expect(() => demand(ann, 'publish')).toThrow('Ann may not publish');
  });
});
