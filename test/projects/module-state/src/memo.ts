// A memo: an answer from before a mutant was there hides it, and an answer that a mutant gave outlives it.
const squares = new Map<number, number>();

export function squareOf(side: number): number | undefined {
  const known = squares.get(side);
  if (known !== undefined) return known;
  const square = side * side;
  squares.set(side, square);
  return square;
}
