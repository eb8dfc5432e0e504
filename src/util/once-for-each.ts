/** A function that works out each answer once; `keyOf` says which arguments have the same. */
export function onceForEach<Arguments extends readonly unknown[], Answer>(
  answer: (...given: Arguments) => Answer,
  keyOf: (...given: Arguments) => string,
): (...given: Arguments) => Answer {
  const known = new Map<string, { readonly value: Answer }>();
  return (...given) => {
    const key = keyOf(...given);
    const found = known.get(key) ?? { value: answer(...given) };
    known.set(key, found);
    return found.value;
  };
}
