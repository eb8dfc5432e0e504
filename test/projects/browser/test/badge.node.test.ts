import { expect, it } from 'vitest';
import { showCount } from '../src/badge.ts';

it('BADGE-3: shows 99 as it is', () => {
  const badge = { textContent: '' };
  showCount(badge, 99);
  expect(badge).toEqual({ textContent: '99' });
});
