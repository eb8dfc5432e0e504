import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import {
  dueOn,
  invoiceNumber,
  issueInvoice,
  LATE_MINIMUM_CENTS,
  LATE_PERCENT,
  lateTerms,
  netTotal,
  PAYMENT_DAYS,
  reminderFee,
  taxTotal,
} from '../src/invoice';
import { sumOfPositions } from './support/expected-totals';
import { item } from './support/items';

const draft = {
  customer: 'Potters & Sons',
  year: 2026,
  sequence: 7,
  issuedOn: '2026-04-20',
  items: [item({ unitCents: 1000, count: 2 })],
};

describe('netTotal', () => {
  it('BILL-1: adds what the items cost', () => {
    expect(netTotal([item({ unitCents: 250, count: 4 }), item({ unitCents: 999 })])).toBe(1999);
  });

  it('BILL-1: two lists cost together what they cost apart', () => {
    const glazes = [item({ unitCents: 320, count: 3 })];
    const tools = [item({ unitCents: 1450 }), item({ unitCents: 75, count: 12 })];
    expect(netTotal([...glazes, ...tools])).toBe(netTotal(glazes) + netTotal(tools));
  });

  it('BILL-1: should calculate the net total of multiple items', () => {
    const items = [item({ unitCents: 1999, count: 3 }), item({ unitCents: 450, count: 2 })];
    expect(netTotal(items)).toBe(sumOfPositions(items));
  });
});

describe('taxTotal', () => {
  it('BILL-2: rounds the books together', () => {
    const books = [item({ unitCents: 105, taxClass: 'reduced' }), item({ unitCents: 105, taxClass: 'reduced' })];
    expect(taxTotal(books)).toBe(15);
  });

  it('BILL-2: keeps the classes apart', () => {
    const items = [
      item({ unitCents: 1000, taxClass: 'standard' }),
      item({ unitCents: 1000, taxClass: 'reduced' }),
      item({ unitCents: 5000, taxClass: 'exempt' }),
    ];
    expect(taxTotal(items)).toBe(190 + 70);
  });

  it('BILL-2: is what the accountant booked in March', () => {
    const file = readFileSync(new URL('./fixtures/march.json', import.meta.url), 'utf8');
    const { items, bookedTaxCents } = JSON.parse(file);
    expect(taxTotal(items)).toBe(bookedTaxCents);
  });
});

describe('dueOn', () => {
  it('BILL-3: is two weeks after the last of January', () => {
    const lastOfJanuary = new Date(Date.UTC(2026, 1, 1) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    expect(dueOn(lastOfJanuary)).toBe('2026-02-14');
  });

  it('BILL-3: takes the agreed days instead', () => {
    expect(dueOn('2026-02-20', 30)).toBe('2026-03-22');
    expect(dueOn('2026-02-20', PAYMENT_DAYS)).toBe('2026-03-06');
  });

  it('BILL-3: is the same day everywhere', () => {
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) {
      vi.stubEnv('TZ', zone);
      expect(dueOn('2026-03-20')).toBe('2026-04-03');
    }
    vi.unstubAllEnvs();
  });

  it('BILL-3: should compute the due date from the issue date', () => {
    const issuedOn = '2026-03-10';
    const start = Date.parse(issuedOn + 'T00:00:00Z');
    const twoWeeks = 14 * 86_400_000;
    const due = new Date(start + twoWeeks);
    const expected = due.toISOString().slice(0, 10);
    expect(dueOn(issuedOn)).toBe(expected);
  });
});

describe('reminderFee', () => {
  it('BILL-4: should charge the minimum fee after one week', () => {
    expect(reminderFee(20000, 7)).toBe(500);
  });

  it('BILL-4: grows week by week', () => {
    expect(reminderFee(100_000, 14)).toBe(2000);
    expect(reminderFee(100_000, 20)).toBe(2000);
    expect(reminderFee(100_000, 21)).toBe(3000);
  });
});

describe('invoiceNumber', () => {
  it('BILL-5: pads the running number', () => {
    expect(invoiceNumber(2026, 42)).toMatchInlineSnapshot(`"R2026-00042"`);
  });

  it('BILL-5: should format the invoice number', () => {
    const year = 2025;
    const sequence = 1234;
    expect(invoiceNumber(year, sequence)).toEqual('R' + year + '-' + sequence.toString().padStart(5, '0'));
  });
});

describe('issueInvoice', () => {
  it('BILL-6: should issue an invoice without problems', () => {
    const invoice = issueInvoice(draft);
    const numbers = [invoice.netCents, invoice.taxCents, invoice.grossCents];
    numbers.forEach((cents) => Number.isInteger(cents));
  });

  it('BILL-6: should create an invoice with the due date', () => {
    const invoice = issueInvoice(draft);
    expect(invoice).toMatchObject({ customer: 'Potters & Sons', number: 'R2026-00007', netCents: 2000 });
  });

  it('BILL-6: should set the due date of the invoice', () => {
    const { issuedOn } = draft;
    const expectedDueDate = dueOn(issuedOn);
    expect(issueInvoice(draft).dueOn).toBe(expectedDueDate);
  });

  it('BILL-6: the whole invoice', () => {
    const { customer, issuedOn } = draft;
    expect(issueInvoice(draft)).toEqual({
      number: 'R2026-00007',
      customer,
      issuedOn,
      dueOn: '2026-05-04',
      netCents: 2000,
      taxCents: 380,
      grossCents: 2380,
    });
  });
});

describe('lateTerms', () => {
  it('BILL-8: should return the configured late payment terms', () => {
    const terms = lateTerms();
    expect(terms.percent).toBe(LATE_PERCENT);
    expect(terms.minimumCents).toBe(LATE_MINIMUM_CENTS);
  });
});
