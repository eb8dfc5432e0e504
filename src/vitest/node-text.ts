/** What a node of a document is, as text: it has no properties of its own that would tell. Loaded by the examined project's Vitest. */

/** Whole; `undefined` for what is no node. An element's own field is told with what stands in it. */
export function nodeText(value: object): string | undefined {
  if (Object.hasOwn(value, 'nodeType') || typeof Reflect.get(value, 'nodeType') !== 'number') return undefined;
  const root: unknown = Reflect.get(value, 'documentElement');
  const html: unknown = Reflect.get(typeof root === 'object' && root !== null ? root : value, 'outerHTML');
  const text: unknown = typeof html === 'string' ? html : Reflect.get(value, 'textContent');
  const state = FIELDS.flatMap((field) => {
    const held: unknown = Reflect.get(value, field);
    return typeof held === 'string' || typeof held === 'boolean' ? [`${field} ${JSON.stringify(held)}`] : [];
  });
  return [String(text), ...state].join(' ');
}

const FIELDS = ['value', 'checked', 'selected', 'disabled'];
