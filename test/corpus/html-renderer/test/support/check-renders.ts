import { render, type Child } from '../../src/html';

/** Checks that a node renders. */
export function checkRenders(node: Child): string {
  const html = render(node);
  return html.trim();
}

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
