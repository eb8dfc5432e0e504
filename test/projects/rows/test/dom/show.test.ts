import { examples } from 'assay/vitest';
import { expect, it } from 'vitest';
import { show } from '../../src/voucher.ts';

it.each(examples<{ endedDaysAgo: number; html: string }>('VOUCHER-6'))(
  'VOUCHER-6: shows one that ended $endedDaysAgo days ago',
  ({ endedDaysAgo, html }) => {
    show(document.body, { endedDaysAgo, percent: 10 });
    expect(document.body.innerHTML).toBe(html);
  },
);
