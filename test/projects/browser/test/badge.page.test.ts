import { describe, expect, it } from 'vitest';
import { showCount } from '../src/badge.ts';

interface Page {
  readonly badge: HTMLElement;
}

function aPage(): Page {
  document.body.innerHTML = '<b></b>';
  const badge = document.querySelector('b');
  if (badge === null) throw new Error('There is no document here');
  return { badge };
}

describe('a badge', () => {
  it.each([100, 200])('BADGE-1: shows 99+ for %i', (count) => {
    const { badge } = aPage();
    showCount(badge, count);
    expect(document.body.innerHTML).toBe('<b>99+</b>');
  });

  it('BADGE-2: shows a number', () => {
    const { badge } = aPage();
    showCount(badge, 7);
    expect(badge.textContent).toBeDefined();
  });
});
