/** Snapshots of every kind: compared under a mutant, and never written. */
import type { Kind } from './kind.ts';

export const snapshots: Kind = {
  title: 'snapshots',
  project: 'snapshots',
  code: ['src/render.ts'],
  tests: {
    'test/snapshots.test.ts': [
      'has a snapshot in its own lines',
      'has several snapshots of its own',
      'has a file as a snapshot',
      'has a snapshot of its shape',
      'has a snapshot of an error',
      'has a snapshot for row a',
      'has a snapshot for row b',
      'has a snapshot while others run',
    ],
  },
  situations: [
    {
      title: 'ENGINE-3: an inline snapshot that does not match is a check',
      row: 'heading: text.trim() → text',
      cells: {
        'has a snapshot in its own lines': 'check',
        'has a snapshot for row a': 'passed',
        'has a snapshot for row b': 'passed',
      },
    },
    {
      title: 'ENGINE-3: a recorded snapshot that does not match is a check',
      row: `heading: '#' → ""`,
      cells: {
        'has a snapshot in its own lines': 'check',
        'has a snapshot for row a': 'check',
        'has a snapshot for row b': 'check',
      },
    },
    {
      title: 'ENGINE-3: one of several snapshots that does not match is a check',
      row: 'receipt: sum + price → sum - price',
      cells: { 'has several snapshots of its own': 'check' },
    },
    {
      title: 'ENGINE-3: a snapshot in a file of its own that does not match is a check',
      row: 'page: `<h1>${title}</h1>\\n` → ``',
      cells: { 'has a file as a snapshot': 'check' },
    },
    {
      title: 'ENGINE-1: what a snapshot of a shape leaves open is no kill',
      row: 'stamped: value + 1 → value - 1',
      cells: { 'has a snapshot of its shape': 'passed' },
    },
    {
      title: 'ENGINE-3: an error that is not thrown for its snapshot is a check',
      row: 'refused: amount < 0 → amount >= 0',
      cells: { 'has a snapshot of an error': 'check' },
    },
    {
      title: 'ENGINE-8: a snapshot that did not match under one row matches under the next',
      row: 'refused: amount < 0 → true',
      cells: { 'has a snapshot of an error': 'passed' },
    },
  ],
};
