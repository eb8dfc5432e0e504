import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalText } from '../../src/example/literal-text.ts';
import { staticCall } from '../../src/syntax/static-call.ts';

describe('EVIDENCE-10: staticCall', () => {
  it.each<[string, unknown]>([
    ['total()', { name: 'total', values: [] }],
    ['total([{ price: 1, "quantity": -2 }])', { name: 'total', values: [[{ price: 1, quantity: -2 }]] }],
    ['f("a", true, null, undefined)', { name: 'f', values: ['a', true, null, undefined] }],
    ['f($days + 1)', undefined],
    ['f($days)', { name: 'f', values: [3] }],
    ['f({ $days: $days })', { name: 'f', values: [{ $days: 3 }] }],
    ['f(other)', undefined],
    ['f(...[1])', undefined],
    ['f([, 1])', undefined],
    ['f({ ...a })', undefined],
    ['f({ __proto__: null })', undefined],
    ['f(-"1")', undefined],
    ['f(() => 1)', undefined],
    ['a.b(1)', undefined],
    ['new F(1)', undefined],
    ['f(1) + f(1)', undefined],
    ['f(', undefined],
  ])('reads %s', (expression, call) => {
    expect(staticCall(expression, { $days: 3 })).toEqual(call);
  });

  it('reads data as it was written', () => {
    const data = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), fc.array(fc.integer()));
    fc.assert(
      fc.property(fc.array(data), (values) => {
        expect(staticCall(`f(${values.map(literalText).join()})`, {})).toEqual({ name: 'f', values });
      }),
    );
  });
});
