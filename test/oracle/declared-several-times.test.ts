import { describe, expect, it } from 'vitest';
import { suspicionsIn } from './rules/small-library.ts';

const RULE = 'oracle/unreachable-assertion';

const suite = (calls: string): string => `
import { expect, it } from 'vitest';
import { label } from '../src/library.ts';

function declare(isStrict: boolean): void {
  it('labels', () => {
    if (isStrict) expect(label({ book: 'Emma' })).toBe('Emma');
    else expect(label({ book: 'Emma' })).toContain('E');
  });
}
${calls}
`;

describe('ORACLE-6: a test that a function declares several times', () => {
  it('is suspected only of what holds each time', () => {
    expect(suspicionsIn({ test: suite('declare(true);\ndeclare(false);') }, RULE)).toEqual([]);
  });

  it('is suspected where there is one time only', () => {
    expect(suspicionsIn({ test: suite('declare(false);') }, RULE)).toEqual(['certain in line 7']);
  });
});
