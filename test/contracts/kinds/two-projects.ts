/** Two Vitest projects that run the same test file: each of its tests is two columns. */
import type { Kind } from './kind.ts';

export const twoProjects: Kind = {
  title: 'two projects',
  project: 'two-projects',
  code: ['src/format.ts', 'src/euro.ts', 'src/yen.ts'],
  tests: { 'test/format.test.ts': ['formats an amount', 'knows whether it is exact'] },
  vitestProjects: ['euro', 'yen'],
  wrongWith: { stryker: 'it cannot tell the test of one project from that of the other, and calls both untrusted' },
  situations: [
    {
      title: 'ENGINE-1: what one project alone evaluates is reached by its columns only',
      row: `sign: ' EUR' → ""`,
      cells: { 'formats an amount (euro)': 'check' },
    },
    {
      title: 'ENGINE-1: one row is measured in both projects',
      row: 'format: digits > 1 → false',
      cells: { 'formats an amount (euro)': 'check', 'formats an amount (yen)': 'passed' },
    },
    {
      title: 'ENGINE-1: each project has its own environment, aliases and modules',
      row: 'format: digits > 1 → true',
      cells: { 'formats an amount (euro)': 'passed', 'formats an amount (yen)': 'passed' },
    },
    {
      title: 'ENGINE-1: an early row is decided in each project',
      row: `(top level): Number(process.env['DIGITS']) < 2 → true`,
      cells: {
        'formats an amount (euro)': 'passed',
        'formats an amount (yen)': 'passed',
        'knows whether it is exact (euro)': 'check',
        'knows whether it is exact (yen)': 'passed',
      },
      tiers: ['warm', 'cold'],
    },
  ],
};
