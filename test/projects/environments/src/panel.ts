// A component that lives in the document, with style sheets of its own.
import './panel.css';
import styles from './panel.module.css';

export function mount(text: string): HTMLElement {
  const panel = document.createElement('p');
  panel.textContent = text.trim();
  panel.className = text === '' ? styles.closed : styles.open;
  panel.addEventListener('click', () => {
    panel.dataset.clicks = String(Number(panel.dataset.clicks ?? 0) + 1);
  });
  document.body.append(panel);
  return panel;
}

/** What a mutant does not take out of the document is there for the next attempt. */
export function unmount(panel: HTMLElement, isKept: boolean): void {
  if (!isKept) panel.remove();
}

export function remember(key: string, value: number): number {
  localStorage.setItem(key, String(value + 1));
  return Number(localStorage.getItem(key));
}
