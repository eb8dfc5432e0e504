import { isFree, total, type Line } from '@shop/basket';

export function show(lines: readonly Line[]): HTMLElement {
  const element = document.createElement('output');
  element.textContent = String(total(lines));
  if (isFree(lines)) element.classList.add('free');
  return element;
}
