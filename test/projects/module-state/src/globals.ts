// A global that a mutant deletes is missing in all that runs there afterwards.
export function tidyUp(isOurs: boolean): void {
  if (isOurs) Reflect.deleteProperty(globalThis, 'structuredClone');
}

export function copyOf(value: object, depth: number): object {
  return depth > 0 ? structuredClone(value) : value;
}
