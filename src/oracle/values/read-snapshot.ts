/** The value that an inline snapshot shows; `undefined` when that is not plain data. */
export function readSnapshot(text: string): { readonly value: unknown } | undefined {
  const shown = text.trim();
  // A text alone is shown between quotes, with nothing escaped inside; what is inside of a list or an object is like JSON.
  if (/^"[^]*"$/.test(shown)) return { value: shown.slice(1, -1) };
  try {
    return { value: JSON.parse(shown.replace(/,(?=\s*[}\]])/g, '')) };
  } catch {
    return undefined;
  }
}
