/** The source text of a value that was read from YAML: numbers, texts, `null`, lists and maps of them. */
export function literalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    // In brackets, `__proto__` is a key like any other.
    const entries = Object.entries(value).map(([key, each]) => `[${JSON.stringify(key)}]: ${literalText(each)}`);
    return `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}
