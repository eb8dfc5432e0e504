import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPackage, findRoot } from '../../src/cli/find-root.ts';
import { temporaryFolder, writeFiles } from '../support/copy-project.ts';

describe('MONO-3: where a person stands', () => {
  it('is in a plain project the nearest folder with specs or a package.json', async () => {
    const root = await temporaryFolder();
    await writeFiles(root, { 'package.json': '{}', 'src/deep/a.ts': '', 'other/specs/a.yaml': '' });
    expect([findRoot(join(root, 'src/deep')), findRoot(join(root, 'other'))]).toEqual([root, join(root, 'other')]);
    expect(findPackage(join(root, 'src/deep'))).toBeUndefined();
  });

  it('is in a workspace its root, and the package that is meant', async () => {
    const root = await temporaryFolder();
    await writeFiles(root, {
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/a/package.json': '{}',
      'packages/a/specs/a.yaml': '',
      'packages/a/src/a.ts': '',
      'packages/b/package.json': '{}',
      'stray/package.json': '{}',
    });
    const places = ['packages/a/src', 'packages/a', 'packages/b', '.', 'stray'].map((path) => join(root, path));
    expect(places.map(findRoot)).toEqual([root, root, root, root, join(root, 'stray')]);
    expect(places.map(findPackage)).toEqual(['packages/a', 'packages/a', undefined, undefined, undefined]);
  });
});
