export type TaxClass = 'standard' | 'reduced' | 'exempt';

export const STANDARD_PERCENT = 19;
export const REDUCED_PERCENT = 7;

export function percentFor(taxClass: TaxClass): number {
  if (taxClass === 'exempt') return 0;
  return taxClass === 'reduced' ? REDUCED_PERCENT : STANDARD_PERCENT;
}

/** In whole cents, half a cent upwards. */
export function taxOn(netCents: number, taxClass: TaxClass): number {
  return Math.round((netCents * percentFor(taxClass)) / 100);
}

export class MalformedVatId extends Error {
  override name = 'MalformedVatId';
}

export function parseVatId(text: string): { country: string; digits: string } {
  const compact = text.replace(/[\s.-]/g, '').toUpperCase();
  const match = /^([A-Z]{2})(\d{8,10})$/.exec(compact);
  if (match === null) throw new MalformedVatId(`not a VAT id: ${text}`);
  return { country: match[1], digits: match[2] };
}
