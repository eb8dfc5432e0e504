/** Elements of XML, written so that no text can end one or begin another. */
import { printable } from '../util/printable.ts';

/** An element as text; only `element` makes one. */
export interface Element {
  readonly xml: string;
}

/** Texts among the children are escaped. Line breaks in texts are kept, in attributes they become spaces. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Element | string)[],
): Element {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  const inside = children.map((child) => (typeof child === 'string' ? text(child) : `\n${child.xml}`)).join('');
  return { xml: children.length === 0 ? `<${head}/>` : `<${head}>${inside}</${name}>` };
}

const text = (value: string): string => value.split('\n').map(escaped).join('\n');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML has no word at all for control characters and the two non-characters. */
const escaped = (value: string): string =>
  printable(value)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
