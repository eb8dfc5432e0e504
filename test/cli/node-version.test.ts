import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOldNode } from '../../src/node-version.ts';

describe('PACK-1: the Node that Assay needs', () => {
  it.each([
    ['20.20.2', true],
    ['22.17.9', true],
    ['22.18.0', false],
    ['24.0.0', false],
  ])('%s is too old: %s', (version, isOld) => {
    expect(isOldNode(version)).toBe(isOld);
  });

  it('is the one that package.json states', () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(manifest).toMatchObject({ engines: { node: '>=22.18' } });
  });
});
