import { sign } from '@/shop.ts';

it('has its sign', () => {
  expect(sign()).toBe('CORNER');
});
