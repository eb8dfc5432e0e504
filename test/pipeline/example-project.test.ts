import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkSources } from '../../src/pipeline/check-sources.ts';

const root = fileURLToPath(new URL('../../examples/checkout', import.meta.url));

it('CHECK-7: examples/checkout shows what reading finds, each rule at least once and nothing else', async () => {
  const focus = { paths: [], behaviours: [], test: undefined };
  const { findings } = await checkSources({ root, focus }, { now: () => 0, today: '2026-01-01', toolVersion: '0.1.0' });
  const told = findings.filter(({ rule, confidence }) => rule.startsWith('oracle/') && confidence !== 'possible');
  expect(told.map(({ rule, location: { file } }) => `${rule} ${file}`)).toEqual([
    'oracle/imported-constant test/ai-written/delivery-days.test.ts',
    'oracle/mock-echo test/ai-written/delivery.test.ts',
    'oracle/mocked-subject test/ai-written/delivery.test.ts',
    'oracle/interaction-only test/ai-written/orders.test.ts',
    'oracle/mock-echo test/ai-written/orders.test.ts',
    'oracle/omitted-field test/ai-written/orders.test.ts',
    'oracle/harness-aware test/ai-written/orders.test.ts',
    'oracle/expected-from-subject test/ai-written/pricing.test.ts',
    'oracle/reimplemented-subject test/ai-written/tax.test.ts',
    'oracle/contradicts-example test/points.test.ts',
    'oracle/trivial-assertion test/pricing.test.ts',
    'oracle/copied-formula test/pricing.test.ts',
    'oracle/snapshot-only test/pricing.test.ts',
    'oracle/unreachable-assertion test/stock.test.ts',
    'oracle/trivial-assertion test/stock.test.ts',
    'oracle/no-assertion test/vouchers.test.ts',
    'oracle/self-comparison test/vouchers.test.ts',
  ]);
});
