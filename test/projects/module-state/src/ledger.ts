// Tests that build on each other: alone, or a second time, the second one fails without any mutant.
let entries = 0;

export function record(): number {
  if (entries > 99) throw new RangeError('the ledger is full');
  entries = entries + 1;
  return entries;
}
