/** Time, faked and real, and what is still under way when a test has ended. */
import type { Kind } from './kind.ts';

export const timers: Kind = {
  title: 'timers',
  project: 'timers',
  code: ['src/timers.ts', 'src/leaks.ts'],
  tests: {
    'test/fake.test.ts': ['waits twice as long', 'calls once', 'gets its signal'],
    'test/real.test.ts': [
      'gives up',
      'succeeds at the second try',
      'calls when nobody asks any more',
      'hears of its signal before long',
    ],
    'test/leaks.test.ts': ['does not wait for what it saves', 'starts a short life', 'hears no beat'],
  },
  situations: [
    {
      title: 'ENGINE-1: what fake timers show is measured',
      row: 'delayed: wait * 2 → wait / 2',
      cells: { 'waits twice as long': 'check' },
    },
    {
      title: 'ENGINE-1: one row is measured with fake and with real timers',
      row: 'debounced: timer !== undefined → false',
      cells: { 'calls once': 'check', 'calls when nobody asks any more': 'check' },
    },
    {
      title: 'ENGINE-8: fake timers that a test left on fail no test under another row',
      row: 'debounced: timer !== undefined → true',
      cells: { 'calls once': 'passed', 'calls when nobody asks any more': 'passed' },
    },
    {
      title:
        'ENGINE-3: a promise that never settles while the clock stands still is a timeout, and a check where it is polled for',
      row: 'signal: !isDue → isDue',
      cells: { 'gets its signal': 'timeout', 'hears of its signal before long': 'check' },
    },
    {
      title: 'ENGINE-8: a test that was cut off under one row passes under the next',
      row: 'signal: !isDue → false',
      cells: { 'gets its signal': 'passed', 'hears of its signal before long': 'passed' },
    },
    {
      title: 'ENGINE-3: a loop that waits in each round is a timeout',
      row: 'attempts: left -= 1 → left += 1',
      cells: { 'gives up': 'timeout', 'succeeds at the second try': 'check' },
    },
    {
      title: 'ENGINE-8: a loop that goes on behind a test that was cut off disturbs no other row',
      row: 'attempts: left > 0 → left >= 0',
      cells: { 'gives up': 'check', 'succeeds at the second try': 'passed' },
    },
    {
      title: 'ENGINE-8: a promise that rejects when its test is over fails no other test',
      row: 'saveInBackground: isBroken → true',
      cells: { 'does not wait for what it saves': ['passed', 'crash'] },
    },
    {
      title: 'ENGINE-1: an interval that a mutant does not clear is noticed',
      row: 'startHeart: isShort → false',
      cells: { 'starts a short life': 'check' },
    },
    {
      title: 'ENGINE-8: an interval that a mutant did not clear is over under the next one',
      row: 'beatCount: beats > 1e9 → beats >= 1e9',
      cells: { 'starts a short life': 'passed', 'hears no beat': 'passed' },
    },
  ],
};
