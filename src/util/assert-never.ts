/** Makes a `switch` exhaustive: adding a variant without handling it no longer compiles. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
