import { ok } from 'node:assert';

const PER_KILO = 3;

/** What it costs to send something. */
export function postage(kilos: number): number {
  ok(kilos > 0, 'nothing to send');
  return 2 + PER_KILO * kilos;
}

/** Whether a parcel is too heavy to be sent. */
export const isTooHeavy = (kilos: number): boolean => kilos > 30;

/** The tests of the parcel that is sent most. */
const usual = 4;

if (import.meta.vitest) {
  const { describe, expect, it } = import.meta.vitest;

  const rows = [
    [1, 5],
    [2, 8],
  ] as const;

  describe('postage', () => {
    it.each(rows)('POST-1: of %i kilos is %i', (kilos, price) => {
      expect(postage(kilos)).toBe(price);
    });

    it('POST-2: is what it is', () => {
      expect(postage(usual)).toBe(2 + PER_KILO * usual);
    });
  });

  it('POST-3: is too heavy from above thirty kilos on', () => {
    const wrong = isTooHeavy(30) || !isTooHeavy(31);
    if (wrong) throw new Error('wrong limit');
  });
}
