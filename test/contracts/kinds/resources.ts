/** What a process has only one of, and processes that tests start. */
import type { Kind } from './kind.ts';

const SAME_PORT = 'its workers run the same test file at the same time, and want the same port';
const SAME_FILE = 'its workers run the same test file at the same time, and write to the same file';

export const resources: Kind = {
  title: 'resources',
  project: 'resources',
  code: ['src/server.ts', 'src/journal.ts', 'src/child.ts', 'src/parent.ts', 'src/surroundings.ts'],
  tests: {
    'test/server.test.ts': ['serves a price', 'serves nothing else'],
    'test/journal.test.ts': ['begins with nothing', 'ends with nothing'],
    'test/parent.test.ts': ['asks a process'],
    'test/surroundings.test.ts': ['is elsewhere for a while', 'has another level for a while'],
  },
  situations: [
    {
      title: 'ENGINE-8: a port is free for each attempt',
      row: `serve: request.url === '/price' → true`,
      cells: { 'serves a price': 'passed', 'serves nothing else': 'check' },
      wrongWith: { stryker: SAME_PORT },
    },
    {
      title: 'ENGINE-8: a port that a failed test did not let go of fails no other test',
      row: 'serve: price * 2 → price / 2',
      cells: { 'serves a price': 'check', 'serves nothing else': 'passed' },
      wrongWith: { stryker: SAME_PORT },
    },
    {
      title: 'ENGINE-8: each test that never lets go of its port is cut off on its own account',
      row: 'stop: (resolve) => server.close(resolve) → () => undefined',
      cells: { 'serves a price': 'timeout', 'serves nothing else': 'timeout' },
      wrongWith: { stryker: SAME_PORT },
    },
    {
      title: 'ENGINE-1: what a test writes to a file is measured',
      row: 'note: text.trim() → text',
      cells: { 'begins with nothing': 'check', 'ends with nothing': 'passed' },
      wrongWith: { stryker: SAME_FILE },
    },
    {
      title: 'ENGINE-8: a file that attempts under other rows wrote to fails no test',
      row: 'forget: !isKept → true',
      cells: { 'begins with nothing': 'passed', 'ends with nothing': 'passed' },
      wrongWith: { stryker: SAME_FILE },
    },
    {
      title: 'ENGINE-1: code that starts a process of the project is measured',
      row: 'ask: value * 2 → value / 2',
      cells: { 'asks a process': 'check' },
    },
    {
      title: 'ENGINE-2: what only another process evaluates is reached by no test, and nobody calls it survived',
      row: 'answer: value + 1 → value - 1',
      cells: {},
    },
    {
      title: 'ENGINE-1: a folder that a mutant does not come back from is noticed',
      row: 'inFolder: isBack → false',
      cells: { 'is elsewhere for a while': 'check' },
    },
    {
      title: 'ENGINE-8: an attempt begins in the folder of the project, wherever the last one ended',
      row: 'inFolder: isBack → true',
      cells: { 'is elsewhere for a while': 'passed' },
    },
    {
      title: 'ENGINE-1: an environment variable that a mutant leaves is noticed',
      row: 'withLevel: isBack → false',
      cells: { 'has another level for a while': 'check' },
    },
    {
      title: 'ENGINE-8: an environment variable that a mutant left is gone under the next one',
      row: 'withLevel: isBack → true',
      cells: { 'has another level for a while': 'passed' },
    },
  ],
};
