import type { Item } from '../../src/invoice';

/** An item nobody cares about but for what the test says. */
export const item = (over: Partial<Item> = {}): Item => ({
  text: 'Stoneware clay',
  unitCents: 100,
  count: 1,
  taxClass: 'standard',
  ...over,
});
