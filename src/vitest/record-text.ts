/**
 * Turns records into text, in a worker in which a test may have put something else in the place of JavaScript's own functions: what is
 * used here was taken before.
 */
const { stringify } = JSON;
const { keys } = Object;
const { isArray } = Array;
const { get } = Reflect;

/** Of plain data, as `JSON.stringify` writes it; no `toJSON` is asked. */
export function recordText(value: unknown): string {
  if (value === undefined) return 'null';
  if (typeof value === 'number') return value - value === 0 ? `${value}` : 'null';
  if (typeof value !== 'object' || value === null) return stringify(value);
  return isArray(value) ? listText(value) : objectText(value);
}

function listText(values: readonly unknown[]): string {
  let text = '';
  for (let index = 0; index < values.length; index += 1)
    text += `${index === 0 ? '' : ','}${recordText(values[index])}`;
  return `[${text}]`;
}

function objectText(object: object): string {
  const names = keys(object);
  let text = '';
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? '';
    const value: unknown = get(object, name);
    if (value !== undefined) text += `${text === '' ? '' : ','}${stringify(name)}:${recordText(value)}`;
  }
  return `{${text}}`;
}
