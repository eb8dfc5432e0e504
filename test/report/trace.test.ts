import { describe, expect, it } from 'vitest';
import { traceSchema, type Trace } from '../../src/model/trace.ts';
import { renderTrace, renderTraceJson } from '../../src/report/trace.ts';
import { deepFreeze } from '../support/deep-freeze.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { aReportedFinding } from '../support/verifications.ts';

const at = (file: string, line: number) => ({ file, line, column: 3 });
const TRACE: Trace = deepFreeze({
  schemaVersion: 1,
  behaviours: [
    {
      id: 'PRICE-1',
      feature: 'Basket pricing',
      must: 'A basket costs the sum of price times quantity over its lines.',
      status: 'active',
      location: at('specs/pricing.yaml', 7),
      tests: [
        {
          id: 'test/pricing.test.ts > subtotal > PRICE-1: adds up',
          location: at('test/pricing.test.ts', 8),
          declaredBy: 'title',
        },
        {
          id: 'test/pricing.test.ts > subtotal > is zero',
          location: at('test/pricing.test.ts', 12),
          declaredBy: 'tag',
        },
      ],
    },
    {
      id: 'PRICE-2',
      feature: 'Basket pricing',
      must: 'Orders of 100 or more get 10% off the whole order.',
      status: 'active',
      location: at('specs/pricing.yaml', 17),
      tests: [],
    },
    {
      id: 'VOUCHER-9',
      feature: 'Vouchers',
      must: 'A voucher can be given away.',
      status: 'draft',
      location: at('specs/vouchers.yaml', 4),
      tests: [],
    },
  ],
  unlinked: [{ id: 'test/format.test.ts > writes an amount', location: at('test/format.test.ts', 4) }],
  unparsed: [{ message: 'Unexpected token.', location: at('test/broken.test.ts', 2) }],
  findings: [
    aReportedFinding({ rule: 'link/untested-behaviour', behaviours: ['PRICE-2'] }),
    aReportedFinding({
      rule: 'link/unknown-behaviour',
      message: 'No spec knows "PRICE-22"; the nearest is "PRICE-2".',
      location: at('test/pricing.test.ts', 90),
    }),
  ],
});
const NOTHING: Trace = { schemaVersion: 1, behaviours: [], unlinked: [], unparsed: [], findings: [] };

describe('REPORT-1: the trace', () => {
  it('shows behaviours with their tests beneath, then what hangs in the air, then counts', () => {
    expect(renderTrace(TRACE, { useColor: false, columns: 80 })).toMatchInlineSnapshot(`
      "Basket pricing
      ✓ PRICE-1  A basket costs the sum of price times quantity over its lines.
        specs/pricing.yaml:7:3
          · subtotal > PRICE-1: adds up
            test/pricing.test.ts:8:3
          · subtotal > is zero
            test/pricing.test.ts:12:3 · by tag
      ✗ PRICE-2  Orders of 100 or more get 10% off the whole order.
        specs/pricing.yaml:17:3 · untested: no test claims it

      Vouchers
      · VOUCHER-9  A voucher can be given away.
        specs/vouchers.yaml:4:3 · draft

      Tests that claim no behaviour (1)
          · writes an amount
            test/format.test.ts:4:3

      A test claims a behaviour that no spec knows (1)
      ✗ No spec knows "PRICE-22"; the nearest is "PRICE-2".
        test/pricing.test.ts:90:3

      Test files that could not be read (1)
      ! Unexpected token.
        test/broken.test.ts:2:3

      3 behaviours, 1 untested · 3 tests, 1 unlinked · 1 unknown claim
      "
    `);
  });

  it('says of nothing that there is nothing', () => {
    expect(renderTrace(NOTHING, { useColor: false, columns: 80 })).toBe(
      '0 behaviours, 0 untested · 0 tests, 0 unlinked\n',
    );
  });
});

describe('REPORT-2: the trace as JSON', () => {
  it.each([TRACE, NOTHING])('is the trace and valid', (trace) => {
    expect(traceSchema.parse(JSON.parse(renderTraceJson(trace)))).toEqual(trace);
  });
});

describe('REPORT-3: the trace', () => {
  it.each(HOSTILE_TEXTS)('shows nothing that controls the terminal: $what', ({ text }) => {
    const test = { id: text, location: at(text, 1) };
    const location = at(text, 1);
    const trace: Trace = {
      schemaVersion: 1,
      behaviours: [
        { id: text, feature: text, must: text, status: 'active', location, tests: [{ ...test, declaredBy: 'spec' }] },
      ],
      unlinked: [test],
      unparsed: [{ message: text, location }],
      findings: [aReportedFinding({ rule: text, message: text })],
    };
    expect(renderTrace(trace, { useColor: false, columns: 80 }).match(/[^\P{Cc}\n]|\p{Bidi_Control}/u)).toEqual(null);
  });
});
