import { expect, it } from 'vitest';
import { shown } from 'page-kit';
import { showBadge } from '../src/badge.ts';

it('first: shows one', () => {
  expect([document.title, localStorage.length]).toEqual(['', 0]);
  showBadge(1);
  expect(shown()).toBe('ONE');
});

it('first: shows nothing else', () => {
  showBadge(0);
  expect(shown()).toBe('NONE');
});
