// Tests at the same time share this function, and reach it when others have begun and not ended.
export async function doubled(value: number, wait: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, wait));
  return value + value;
}

/** Reached before and after a wait, in the midst of others. */
export async function labelled(name: string, wait: number): Promise<string> {
  const label = `<${name}>`;
  await new Promise((resolve) => setTimeout(resolve, wait));
  return name === 'plain' ? name : label;
}
