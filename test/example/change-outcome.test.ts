import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedOutcome } from '../../src/example/change-outcome.ts';

it('ROWS-3: gives another value of the same type, and the same one each time', () => {
  const value = fc.oneof(fc.boolean(), fc.double(), fc.string(), fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())); // prettier-ignore
  fc.assert(
    fc.property(value, fc.array(value), (stated, others) => {
      const changed = changedOutcome(stated, others);
      expect([typeof changed, Array.isArray(changed)]).toEqual([typeof stated, Array.isArray(stated)]);
      expect(changed).not.toEqual(stated);
      expect(changedOutcome(stated, others)).toEqual(changed);
    }),
  );
});

it.each([
  [true, [], false],
  [2 ** 60, [], 2 ** 59],
  [Number.NaN, [], 0],
  ['valid', ['valid', 'expired'], 'expired'],
  ['expired', ['not expired', ''], 'fyqjsfe'],
  ['a9z', [], 'b1a'],
  ['—', [], '—x'],
  ['2026-03-31', [], '2054-03-31'],
  ['9999-01-01', [], '9971-01-01'],
  [[], [], ['something']],
  [{}, [], { something: true }],
  [null, [null, 7], 7],
  [null, [], 'something'],
])('ROWS-3: changes %j beside %j to %j', (value, others, changed) => {
  expect(changedOutcome(value, others)).toEqual(changed);
});
