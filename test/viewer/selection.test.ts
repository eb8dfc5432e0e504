import { describe, expect, it } from 'vitest';
import { indexReport } from '../../src/viewer/report-index.ts';
import { parseRoute } from '../../src/viewer/route.ts';
import { selectBehaviours, selectFindings, selectTests, selectWaived } from '../../src/viewer/select-items.ts';
import { select, toggled } from '../../src/viewer/selection.ts';
import { KNOWN_AND_WAIVED } from '../support/known-and-waived.ts';

const items = [
  { kind: 'weak', text: 'Orders of 100 get a discount' },
  { kind: 'weak', text: 'A voucher counts once' },
  { kind: 'pinned', text: 'A discount never exceeds the order' },
];
const selected = (query: string, kinds: readonly string[]) => {
  const how = {
    kindOf: ({ kind }: (typeof items)[number]) => kind,
    textsOf: ({ text }: (typeof items)[number]) => [text, undefined],
  };
  const { shown, counts } = select(items, { query, kinds }, how);
  return [shown.map(({ text }) => text.split(' ', 2).join(' ')), Object.fromEntries(counts)];
};

describe('REPORT-11: what a list shows', () => {
  it.each([
    { query: '', kinds: [], shown: ['Orders of', 'A voucher', 'A discount'], counts: { weak: 2, pinned: 1 } },
    { query: '', kinds: ['weak'], shown: ['Orders of', 'A voucher'], counts: { weak: 2, pinned: 1 } },
    { query: 'ORDER discount', kinds: [], shown: ['Orders of', 'A discount'], counts: { weak: 1, pinned: 1 } },
    { query: 'discount', kinds: ['pinned'], shown: ['A discount'], counts: { weak: 1, pinned: 1 } },
    { query: 'nothing', kinds: [], shown: [], counts: { weak: 0, pinned: 0 } },
  ])('for the search "$query" among $kinds is $shown, and it counts each kind', ({ query, kinds, shown, counts }) => {
    expect(selected(query, kinds)).toEqual([shown, counts]);
  });

  it('takes a kind in and out again', () => {
    expect([toggled([], 'weak'), toggled(['weak', 'pinned'], 'weak')]).toEqual([['weak'], ['pinned']]);
  });
});

describe('REPORT-13: what a baseline names and what a policy waives', () => {
  const index = indexReport(KNOWN_AND_WAIVED);
  const all = parseRoute('');
  const countsOf = ({ counts }: { readonly counts: ReadonlyMap<string, number> }) => Object.fromEntries(counts);

  it('are kinds of their own in every list', () => {
    expect([selectBehaviours, selectTests, selectFindings, selectWaived].map((of) => countsOf(of(index, all)))).toEqual(
      [{ known: 1, weak: 1 }, { known: 1, restates: 1 }, { known: 1, error: 2 }, { waived: 1 }],
    );
  });

  it('are found by the words of the waiver, and shown alone', () => {
    const route = parseRoute('#findings?show=waived&q=dana%20same');
    expect(selectWaived(index, route).shown.map(({ what }) => what)).toEqual(['`a + b` can become `b + a`']);
    expect(selectFindings(index, route).shown).toEqual([]);
  });
});
