import { expect, it, vi } from 'vitest';
import { invoiceOf } from '../src/invoice.ts';
import { keptInvoice } from './kept-invoices.ts';

// Under a wrong code it finds what the right one gave before, where nothing was loaded anew.
it('is what it was when it was asked before', () => {
  expect(invoiceOf(100)).toBe(keptInvoice(100));
});

it('is a quarter more', () => {
  const ask = vi.fn(invoiceOf);
  expect(ask(100)).toBe(125);
});
