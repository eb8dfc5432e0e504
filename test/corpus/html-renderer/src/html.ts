export type Props = Record<string, string | number | boolean | null | undefined>;
export type Child = VNode | string | number | null | false;

export interface VNode {
  tag: string;
  props: Props;
  children: Child[];
}

const VOID_TAGS = new Set(['br', 'hr', 'img', 'input', 'meta']);
const ALIASES: Record<string, string> = { className: 'class', htmlFor: 'for' };

export function h(tag: string, props: Props = {}, ...children: Child[]): VNode {
  return { tag, props, children };
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** With a space before each; in the order of their names. */
export function renderProps(props: Props): string {
  const parts: string[] = [];
  for (const name of Object.keys(props).sort()) {
    const value = props[name];
    if (value === null || value === undefined || value === false) continue;
    const attribute = ALIASES[name] ?? name;
    parts.push(value === true ? ` ${attribute}` : ` ${attribute}="${escapeHtml(String(value))}"`);
  }
  return parts.join('');
}

export function render(node: Child): string {
  if (node === null || node === false) return '';
  if (typeof node !== 'object') return escapeHtml(String(node));
  const open = `<${node.tag}${renderProps(node.props)}>`;
  if (VOID_TAGS.has(node.tag)) {
    if (node.children.length > 0) throw new TypeError(`<${node.tag}> takes no children`);
    return open;
  }
  return `${open}${node.children.map(render).join('')}</${node.tag}>`;
}
