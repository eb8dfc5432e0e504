/** Maps in JSON, which has none: for `JSON.stringify` and `JSON.parse`. */

/** No object that is written down has this key. */
const KEY = '$map';

export const mapToJson = (_key: string, value: unknown): unknown =>
  value instanceof Map ? { [KEY]: [...value] } : value;

export function mapFromJson(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, KEY)) return value;
  const entries: unknown = Reflect.get(value, KEY);
  return Array.isArray(entries) ? new Map(entries.filter(isEntry)) : value;
}

const isEntry = (entry: unknown): entry is [unknown, unknown] => Array.isArray(entry) && entry.length === 2;
