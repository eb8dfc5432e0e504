import { expect, it } from 'vitest';
import { markdownTable } from './markdown-table.ts';

it('BENCH-1: a table has its columns aligned, and no cell can break it', () => {
  const table = markdownTable(
    ['command', 'wall time', 'n'],
    [['`a | b`', '1.00 s', '1,000'], ['two\nlines \u001b[31mred', '–', ''], ['short row']],
  );
  expect(table.split('\n')).toEqual([
    '| command       | wall time |     n |',
    '| ------------- | --------: | ----: |',
    '| `a \\| b`      |    1.00 s | 1,000 |',
    '| two lines red |         – |       |',
    '| short row     |           |       |',
  ]);
});

it('BENCH-1: a table without rows is its header', () => {
  expect(markdownTable(['a', 'b'], [])).toBe('| a   |   b |\n| --- | --: |');
});
