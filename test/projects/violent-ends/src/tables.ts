/** By letter. */
export const WEIGHTS = weightsOf('abc');

function weightsOf(letters: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (let index = 0; index < letters.length; index++) weights.set(letters.charAt(index), index + 1);
  return weights;
}
