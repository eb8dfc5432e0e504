const WORDS = ['none', 'one', 'many'].map((word) => word.toUpperCase());

/** What the badge says. */
export const wordFor = (count: number): string => WORDS[Math.min(count, 2)] ?? '';

export function showBadge(count: number): void {
  const badge = document.createElement('b');
  badge.textContent = wordFor(count);
  document.body.append(badge);
  document.title = 'shown';
  window.addEventListener('reset', () => badge.remove());
  localStorage.setItem('shown', String(count));
}
