import { taxOn, type TaxClass } from './tax';

export interface Item {
  text: string;
  unitCents: number;
  count: number;
  taxClass: TaxClass;
}

export interface Draft {
  customer: string;
  year: number;
  sequence: number;
  issuedOn: string;
  items: Item[];
}

export interface Invoice {
  number: string;
  customer: string;
  issuedOn: string;
  dueOn: string;
  netCents: number;
  taxCents: number;
  grossCents: number;
}

export const PAYMENT_DAYS = 14;
export const LATE_PERCENT = 9;
export const LATE_MINIMUM_CENTS = 4000;
const DAY_MS = 86_400_000;

export function netTotal(items: Item[]): number {
  let cents = 0;
  for (const item of items) cents += item.unitCents * item.count;
  return cents;
}

/** Tax is rounded once a tax class, never item by item. */
export function taxTotal(items: Item[]): number {
  const classes = new Set(items.map((item) => item.taxClass));
  let tax = 0;
  for (const taxClass of classes) {
    tax += taxOn(netTotal(items.filter((item) => item.taxClass === taxClass)), taxClass);
  }
  return tax;
}

export function dueOn(issuedOn: string, days: number = PAYMENT_DAYS): string {
  const issued = Date.parse(`${issuedOn}T00:00:00Z`);
  return new Date(issued + days * DAY_MS).toISOString().slice(0, 10);
}

export function reminderFee(openCents: number, daysLate: number): number {
  if (daysLate < 7) return 0;
  return Math.max(500, Math.round((openCents * Math.floor(daysLate / 7)) / 100));
}

export function invoiceNumber(year: number, sequence: number): string {
  return `R${year}-${String(sequence).padStart(5, '0')}`;
}

export function lateTerms(): { percent: number; minimumCents: number } {
  return { percent: LATE_PERCENT, minimumCents: LATE_MINIMUM_CENTS };
}

export function issueInvoice(draft: Draft): Invoice {
  const netCents = netTotal(draft.items);
  const taxCents = taxTotal(draft.items);
  return {
    number: invoiceNumber(draft.year, draft.sequence),
    customer: draft.customer,
    issuedOn: draft.issuedOn,
    dueOn: dueOn(draft.issuedOn),
    netCents,
    taxCents,
    grossCents: netCents + taxCents,
  };
}
