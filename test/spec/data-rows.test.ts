import { expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { rowsIn, whyUnknown } from '../../src/spec/data-rows.ts';

const spec = (text: string, path = 'specs/vouchers.yaml') => ({ path: filePath(path), text });
const VOUCHERS = spec(`feature: Vouchers
behaviours:
  VOUCHER-1:
    must: It counts.
    examples:
      rows:
        - { days: 0, total: 90 }
        - { days: 1, total: 100 }
  VOUCHER-2: It is a sentence.
  VOUCHER-3: { must: It is called., examples: [{ call: "total()", returns: 1 }] }
  VOUCHER-4: { must: It is called., examples: { call: total($n), rows: [{ n: 1, returns: 1 }] } }
`);

it('ROWS-1: gives the rows of a behaviour, whatever else cannot be read', () => {
  expect(rowsIn([spec('a: [', 'specs/a.yaml'), VOUCHERS], 'VOUCHER-1')).toEqual({
    kind: 'rows',
    rows: [
      { days: 0, total: 90 },
      { days: 1, total: 100 },
    ],
  });
});

it('ROWS-1: says where a behaviour is stated that has no rows for a test', () => {
  const called = (place: string, id: string) => `${place}: the examples of ${id} have a call, so Assay runs them itself and no test reads them. Rows for a test have none.`; // prettier-ignore
  expect(['VOUCHER-2', 'VOUCHER-3', 'VOUCHER-4'].map((id) => rowsIn([VOUCHERS], id))).toEqual([
    {
      kind: 'none',
      reason:
        'specs/vouchers.yaml:9:3: VOUCHER-2 has no rows. State them there: `examples: { rows: [{ …, returns: … }] }`; `assay lint` checks the form.',
    },
    { kind: 'none', reason: called('specs/vouchers.yaml:10:3', 'VOUCHER-3') },
    { kind: 'none', reason: called('specs/vouchers.yaml:11:3', 'VOUCHER-4') },
  ]);
});

it('ROWS-1: names the nearest behaviour that has rows when the id is stated nowhere', () => {
  expect([rowsIn([VOUCHERS], 'VOUCHER-11'), whyUnknown([VOUCHERS], 'VOUCHER-11')]).toEqual([
    undefined,
    'Did you mean VOUCHER-1?',
  ]);
});
