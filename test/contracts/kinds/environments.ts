/** Code for browsers: environments by configuration and by comment, a document that attempts share, TSX and style sheets. */
import type { Kind } from './kind.ts';

const DOCUMENT_KEPT = 'what a failed test leaves in the document is there for the next test under the same mutant';

export const environments: Kind = {
  title: 'environments',
  project: 'environments',
  code: ['src/panel.ts', 'src/element.tsx', 'src/platform.ts'],
  tests: {
    'test/panel.test.ts': ['shows its text in the style of its own', 'counts clicks', 'is the only one', 'remembers'],
    'test/element.test.tsx': ['renders elements', 'is in happy-dom'],
    'test/platform-node.test.ts': ['knows that it is in Node'],
    'test/platform-browser.test.ts': ['knows that it is in a browser'],
  },
  situations: [
    {
      title: 'ENGINE-1: what a listener in jsdom does is measured',
      row: 'mount: Number(panel.dataset.clicks ?? 0) + 1 → Number(panel.dataset.clicks ?? 0) - 1',
      cells: { 'counts clicks': 'check' },
    },
    {
      title: 'ENGINE-8: what a failed test leaves in the document fails no other test',
      row: 'mount: text.trim() → text',
      cells: {
        'shows its text in the style of its own': 'check',
        'counts clicks': 'passed',
        'is the only one': 'passed',
      },
      wrongWith: { stryker: DOCUMENT_KEPT },
    },
    {
      title: 'ENGINE-8: what attempts under other rows left in the document fails no test',
      row: `mount: text === '' → false`,
      cells: {
        'shows its text in the style of its own': 'passed',
        'counts clicks': 'passed',
        'is the only one': 'passed',
      },
    },
    {
      title: 'ENGINE-1: a document that a mutant does not tidy is noticed by the test that looks',
      row: 'unmount: !isKept → isKept',
      cells: {
        'shows its text in the style of its own': 'passed',
        'counts clicks': 'passed',
        'is the only one': 'check',
      },
    },
    {
      title: 'ENGINE-1: storage of a browser is measured',
      row: 'remember: value + 1 → value - 1',
      cells: { remembers: 'check' },
    },
    {
      title: 'ENGINE-1: an environment that a comment names is used, and TSX with a factory of its own is mutated',
      row: `Price: '' → "Stryker was here!"`,
      cells: { 'is in happy-dom': 'check' },
    },
    {
      title: 'ENGINE-8: what a failed test leaves in happy-dom fails no other test',
      row: 'Price: amount * 2 → amount / 2',
      cells: { 'renders elements': 'check', 'is in happy-dom': 'passed' },
      wrongWith: { stryker: DOCUMENT_KEPT },
    },
    {
      title: 'ENGINE-1: one row is measured in Node and in a browser',
      row: `platform: typeof document === 'undefined' → true`,
      cells: { 'knows that it is in a browser': 'check', 'knows that it is in Node': 'passed' },
    },
    {
      title: 'ENGINE-1: an early row is decided for each environment',
      row: '(top level): storage !== undefined → false',
      cells: { 'knows that it is in a browser': 'check', 'knows that it is in Node': 'passed' },
      tiers: ['warm', 'cold'],
    },
    {
      title: 'ENGINE-3: a module that loads in one environment and not in another is load there',
      row: '(top level): globalThis.document?.defaultView → globalThis.document.defaultView',
      cells: { 'knows that it is in a browser': 'passed', 'knows that it is in Node': 'load' },
      tiers: ['warm', 'cold'],
    },
  ],
};
