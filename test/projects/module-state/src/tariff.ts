// A table that is made as the module loads, and a unit that is set elsewhere, for all sums.
const tableFor = (base: number) => ({ low: base + 1, high: base * 3 });

export const tariff = tableFor(10);

export function priced(cents: number): string {
  const unit: unknown = Reflect.get(globalThis, 'unit');
  return `${cents}${String(unit ?? '')}`;
}
