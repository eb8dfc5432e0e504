import { describe, expect, it } from 'vitest';
import { isWorkspaceMember, workspacePatterns } from '../../src/spec/workspace-patterns.ts';

const patternsOf = (manifest: string | undefined, pnpm?: string) => workspacePatterns({ manifest, pnpm });

describe('MONO-3: the packages of a workspace', () => {
  it.each([
    ['{ "workspaces": ["packages/*", "./tools/"] }', undefined, ['packages/*', 'tools']],
    ['{ "workspaces": { "packages": ["apps/*"], "nohoist": [] } }', undefined, ['apps/*']],
    [
      '{ "workspaces": ["ignored/*"] }',
      'packages:\n  - "packages/*"\n  - "!packages/old"\n',
      ['packages/*', '!packages/old'],
    ],
    ['{}', undefined, []],
    [undefined, undefined, []],
    ['{ "workspaces": 5 }', 'packages: {', []],
  ])('are those that %j and %j name', (manifest, pnpm, patterns) => {
    expect(patternsOf(manifest, pnpm)).toEqual(patterns);
  });

  it('are no others, and not what is left out', () => {
    const patterns = ['packages/*', 'apps/**', '!packages/old'];
    const folders = ['packages/a', 'packages/old', 'packages/a/b', 'apps/x/y', 'docs', ''];
    expect(folders.filter((folder) => isWorkspaceMember(folder, patterns))).toEqual(['packages/a', 'apps/x/y']);
    expect(isWorkspaceMember('packages/a', [])).toBe(false);
  });
});
