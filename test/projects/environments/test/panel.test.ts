import { expect, it } from 'vitest';
import { mount, remember, unmount } from '../src/panel.ts';

it('shows its text in the style of its own', () => {
  const panel = mount(' open ');
  expect([panel.outerHTML, getComputedStyle(panel).display]).toEqual(['<p class="open">open</p>', 'block']);
  unmount(panel, false);
});

it('counts clicks', () => {
  const panel = mount('click');
  panel.click();
  panel.click();
  expect(panel.dataset.clicks).toBe('2');
  unmount(panel, false);
});

it('is the only one', () => {
  const panel = mount('only');
  expect(document.querySelectorAll('p')).toHaveLength(1);
  unmount(panel, false);
  expect(document.querySelectorAll('p')).toHaveLength(0);
});

it('remembers', () => {
  expect(remember('visits', 1)).toBe(2);
});
