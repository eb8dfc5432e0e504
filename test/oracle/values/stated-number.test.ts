import { describe, expect, it } from 'vitest';
import { statesNumber } from '../../../src/oracle/values/stated-number.ts';

describe('ORACLE-3: numbers that a sentence states', () => {
  it.each([
    ['Values live for thirty seconds.', 30_000, true],
    ['Values live for thirty seconds.', 30, true],
    ['A discount of 10% is given.', 0.1, true],
    ['At most 1,500 rows are kept.', 1500, true],
    ['A dozen eggs make a box.', 12, true],
    ['A lease lasts two hours.', 7_200_000, true],
    ['Values live for thirty seconds.', 31, false],
    ['The floor is kept.', 0, false],
    ['', 1, false],
  ])('%s states %d: %s', (sentence, value, isStated) => {
    expect(statesNumber(sentence, value)).toBe(isStated);
  });
});
