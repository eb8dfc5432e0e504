import { invoiceOf } from '../src/invoice.ts';

const kept = new Map<number, number>();

export function keptInvoice(amount: number): number {
  if (!kept.has(amount)) kept.set(amount, invoiceOf(amount));
  return kept.get(amount) ?? 0;
}
