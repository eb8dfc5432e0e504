/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
// TSX without React: the comments above say what it becomes.
type Child = string | number | Node;
type Properties = { title?: string } | null;
type Component = (properties: { title?: string }) => Node;

declare global {
  namespace JSX {
    interface IntrinsicElements {
      [name: string]: { title?: string; children?: unknown };
    }
  }
}

export const Fragment = 'fragment';

export function h(type: string | Component, properties: Properties, ...children: Child[]): Node {
  if (typeof type === 'function') return type(properties ?? {});
  const node = type === Fragment ? document.createDocumentFragment() : document.createElement(type);
  if (node instanceof Element && properties?.title) node.setAttribute('title', properties.title);
  for (const child of children) node.append(typeof child === 'number' ? String(child) : child);
  return node;
}

export function Price({ amount, isNet }: { amount: number; isNet: boolean }): Node {
  return (
    <>
      <b title="amount">{amount * 2}</b>
      {isNet ? <i>net</i> : ''}
    </>
  );
}
