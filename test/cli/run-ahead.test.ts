import { describe, expect, it } from 'vitest';
import { isRun } from '../../src/cli/run-ahead.ts';

describe('CLI-3: arguments that are looked at ahead', () => {
  it.each([
    ['check'],
    ['check --no-cache'],
    ['check test/basket.test.ts --reporter json=a.json --concurrency 2'],
    ['baseline --prune'],
  ])('ask for a run: %s', (args) => {
    expect(isRun(args.split(' '))).toBe(true);
  });

  it.each([
    [''],
    ['lint'],
    ['trace --no-cache'],
    ['--help'],
    ['check --help'],
    ['check -h'],
    ['check --no-mutation'],
    ['check --engine=stryker'],
    ['check --cache .cache'],
    ['baseline --from assay.json'],
    ['merge a.json b.json'],
  ])('ask for none that is known yet: %s', (args) => {
    expect(isRun(args.split(' '))).toBe(false);
  });
});
