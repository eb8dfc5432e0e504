/** Keys for those who read without a mouse. Links and buttons work with Tab and Enter as everywhere. */
import { hrefOf, listOf, LISTS, parseRoute } from './route.ts';

export const KEYS: readonly (readonly [key: string, meaning: string])[] = [
  ['/', 'search'],
  ['j, k', 'next and previous row'],
  ['Enter', 'open the row'],
  ['u', 'back to the list'],
  ['1 – 4', 'behaviours, tests, code, findings'],
  ['t', 'light or dark'],
  ['?', 'this help'],
];

interface KeyboardActions {
  readonly toggleTheme: () => void;
  readonly showHelp: () => void;
}

/** The answer to a key, or `undefined` where the browser's own is right. */
export function keyAction(key: string, { toggleTheme, showHelp }: KeyboardActions): (() => void) | undefined {
  const list = LISTS[Number(key) - 1];
  if (list !== undefined) return () => void (location.hash = hrefOf({ page: list }));
  switch (key) {
    case '/':
      return () => document.querySelector<HTMLInputElement>('#search')?.focus();
    case 'j':
      return () => moveBy(1);
    case 'k':
      return () => moveBy(-1);
    case 'u':
      return () => void (location.hash = hrefOf({ page: listOf(parseRoute(location.hash)) }));
    case 't':
      return toggleTheme;
    case '?':
      return showHelp;
    default:
      return undefined;
  }
}

/** Puts the focus on the next row, or button of a line, from the one that has it. */
function moveBy(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main a.row, main button.dot')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next]?.focus();
}
