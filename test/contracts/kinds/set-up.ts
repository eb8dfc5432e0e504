/** What stands around tests: set-up files, a global set-up, aliases, a plugin's module, globals, and the package's own name. */
import type { Kind } from './kind.ts';

const NAMES = {
  'is limited by what a plugin says': 'passed',
  'is taxed at the rate of the global set-up': 'passed',
  'is a test': 'passed',
  'is discounted': 'passed',
} as const;

export const setUp: Kind = {
  title: 'set-up',
  project: 'set-up',
  code: ['src/shop.ts', 'src/limits.ts', 'src/tax.ts', 'src/discount.ts'],
  tests: {
    'test/shop.test.ts': ['has its sign'],
    'test/names.test.ts': Object.keys(NAMES),
  },
  situations: [
    {
      title: 'ENGINE-1: what a set-up file evaluates is early, in each test file',
      row: 'configure: name.toUpperCase() → name.toLowerCase()',
      cells: { ...NAMES, 'has its sign': 'check' },
      tiers: ['warm', 'cold'],
    },
    {
      title:
        'ENGINE-3: what the afterEach of a set-up file notices is hook, and a check where the test notices it itself',
      row: 'open: openings + 1 → openings - 1',
      cells: {
        'is limited by what a plugin says': 'hook',
        'is taxed at the rate of the global set-up': 'hook',
        'is a test': 'hook',
        'is discounted': 'hook',
        'has its sign': 'check',
      },
    },
    {
      title: 'ENGINE-8: the hooks of a set-up file find nothing of the attempt before',
      row: 'close: openings > 0 → openings >= 0',
      cells: { ...NAMES, 'has its sign': 'passed' },
    },
    {
      title: "ENGINE-1: code that a plugin rewrites, and that imports a plugin's module, is mutated",
      row: 'limited: LIMIT - 1 → LIMIT + 1',
      cells: { 'is limited by what a plugin says': 'check' },
    },
    {
      title: "ENGINE-1: code that is imported by the package's own name, and reads Vite's environment, is mutated",
      row: 'taxed: amount + rate → amount - rate',
      cells: { 'is taxed at the rate of the global set-up': 'check' },
    },
    {
      title: "ENGINE-1: an early row that reads Vite's environment is decided",
      row: `(top level): import.meta.env.MODE === 'test' → import.meta.env.MODE !== 'test'`,
      cells: { ...NAMES, 'is a test': 'check' },
      tiers: ['warm', 'cold'],
    },
    {
      title: 'ENGINE-1: code that is imported by a name that only its package knows is mutated',
      row: 'discounted: amount - 5 → amount + 5',
      cells: { 'is discounted': 'check' },
    },
  ],
};
