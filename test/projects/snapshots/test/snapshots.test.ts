import { expect, it } from 'vitest';
import { heading, page, receipt, refused, stamped } from '../src/render.ts';

it('has a snapshot in its own lines', () => {
  expect(heading(' Title ', 2)).toMatchInlineSnapshot(`"## Title"`);
});

it('has several snapshots of its own', () => {
  expect(receipt([100, 250])).toMatchSnapshot();
  expect(receipt([])).toMatchSnapshot('nothing bought');
});

it('has a file as a snapshot', async () => {
  await expect(page('Shop', false)).toMatchFileSnapshot('./recorded/page.html');
});

it('has a snapshot of its shape', () => {
  expect(stamped(1)).toMatchSnapshot({ at: expect.any(Date) });
});

it('has a snapshot of an error', () => {
  expect(() => refused(-1)).toThrowErrorMatchingInlineSnapshot(`[RangeError: no -1]`);
});

it.each(['a', 'b'])('has a snapshot for row %s', (row) => {
  expect(heading(row, 1)).toMatchSnapshot();
});

it.concurrent('has a snapshot while others run', async ({ expect }) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(page('Both', true)).toMatchSnapshot();
});
