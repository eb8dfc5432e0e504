import { expect, it } from 'vitest';
import { show } from '../src/web.ts';

it('WEB-1: shows the sum', () => {
  expect(show([{ price: 1.5, quantity: 2 }]).outerHTML).toBe('<output>3</output>');
});

it('WEB-1: marks a basket that is sent for nothing', () => {
  expect(show([{ price: 50, quantity: 1 }]).className).toBe('free');
});
