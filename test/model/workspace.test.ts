import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { folderAround, PLAIN_PROJECT, ROOT, vitestFolderOf } from '../../src/model/workspace.ts';

const [shop, inner] = [filePath('packages/shop'), filePath('packages/shop/inner')];

describe('MONO-1: the package of a file', () => {
  it('is the innermost around it, and not one whose name it begins with', () => {
    expect(folderAround('packages/shop/inner/a.ts', [shop, inner])).toBe(inner);
    expect(folderAround('packages/shop/innermost/a.ts', [shop, inner])).toBe(shop);
    expect(folderAround('packages/shopping/a.ts', [shop, inner])).toBe(undefined);
    expect(folderAround('packages/shopping/a.ts', [shop, inner, ROOT])).toBe(ROOT);
  });

  it('says where its tests are run, if anywhere', () => {
    const alone = { folder: inner, packages: [inner] };
    const together = { folder: ROOT, packages: [shop] };
    const workspace = { packages: [shop, inner], vitestFolders: [together, alone] };
    expect(vitestFolderOf('packages/shop/inner/a.test.ts', workspace)).toBe(alone);
    expect(vitestFolderOf('packages/shop/a.test.ts', workspace)).toBe(together);
    expect(vitestFolderOf('packages/docs/a.test.ts', workspace)).toBe(undefined);
    expect(vitestFolderOf('a.test.ts', PLAIN_PROJECT)?.folder).toBe(ROOT);
  });
});
