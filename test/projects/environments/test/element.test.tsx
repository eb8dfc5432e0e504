// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { Price } from '../src/element.tsx';

it('renders elements', () => {
  document.body.append(Price({ amount: 2, isNet: true }));
  expect(document.body.innerHTML).toBe('<b title="amount">4</b><i>net</i>');
  document.body.replaceChildren();
});

it('is in happy-dom', () => {
  expect('happyDOM' in window).toBe(true);
  document.body.append(Price({ amount: 0, isNet: false }));
  expect(document.body.textContent).toBe('0');
  document.body.replaceChildren();
});
