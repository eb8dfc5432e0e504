import { expect, it } from 'vitest';
import { inOrder } from '../src/order.ts';

const rows = [{ given: ['c', 'a', 'b'], wanted: ['a', 'b', 'c'] }];

for (const row of rows) {
  it('is put in order', () => {
    expect(inOrder(row.given)).toEqual(row.wanted);
  });
}
