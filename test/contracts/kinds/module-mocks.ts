/** Modules that are mocked, wholly or in part, spied on, or loaded anew in the midst of a test. */
import type { Kind } from './kind.ts';

export const moduleMocks: Kind = {
  title: 'module mocks',
  project: 'module-mocks',
  code: ['src/price.ts', 'src/rates.ts', 'src/settings.ts'],
  tests: {
    'test/mocked.test.ts': ['adds a mocked rate', 'adds another mocked rate'],
    'test/partly-mocked.test.ts': ['adds a mocked rate and the real surcharge'],
    'test/spied.test.ts': ['calls the real rate, and is seen to', 'gets what a spy returns'],
    'test/real.test.ts': ['gives members a discount', 'spies on a module that nobody mocked'],
    'test/mocked-subject.test.ts': ['asserts what it told the mock'],
    'test/anew.test.ts': [
      'loads the settings',
      'loads the settings anew, with another rate',
      'counts from the beginning',
      'counts from the beginning, whoever counted before',
    ],
  },
  situations: [
    {
      title: 'ENGINE-1: code is measured with its dependency mocked, spied on and as it is',
      row: 'taxed: amount + baseRate() → amount - baseRate()',
      cells: {
        'adds a mocked rate': 'check',
        'calls the real rate, and is seen to': 'check',
        'gets what a spy returns': 'check',
        'spies on a module that nobody mocked': 'check',
      },
    },
    {
      title: 'ENGINE-1: a mocked value that makes no difference is no kill',
      row: 'delivered: amount + surcharge(amount) → amount - surcharge(amount)',
      cells: { 'adds another mocked rate': 'passed', 'adds a mocked rate and the real surcharge': 'check' },
    },
    {
      title: 'ENGINE-1: a dependency is reached by the tests that left it real',
      row: 'surcharge: amount / 50 → amount * 50',
      cells: { 'adds a mocked rate and the real surcharge': 'check' },
    },
    {
      title: 'ENGINE-1: a test that mocked the subject away does not reach it',
      row: 'discounted: amount - 5 → amount + 5',
      cells: { 'gives members a discount': 'check' },
    },
    {
      title: 'ENGINE-8: a module that a test loads anew is loaded under the mutant',
      row: '(top level): baseRate() * 2 → baseRate() / 2',
      cells: {
        'loads the settings': 'check',
        'loads the settings anew, with another rate': 'check',
        'counts from the beginning': 'passed',
        'counts from the beginning, whoever counted before': 'passed',
      },
    },
    {
      title: 'ENGINE-1: a dependency that is loaded anew, or mocked for one test, is reached by the others',
      row: 'baseRate: 10 + 9 → 10 - 9',
      cells: {
        'loads the settings': 'check',
        'counts from the beginning': 'passed',
        'counts from the beginning, whoever counted before': 'passed',
        'calls the real rate, and is seen to': 'check',
        'spies on a module that nobody mocked': 'check',
      },
    },
    {
      title: 'ENGINE-8: state of a module that each test loads anew is new in each attempt',
      row: 'useCount: uses + step → uses - step',
      cells: { 'counts from the beginning': 'check', 'counts from the beginning, whoever counted before': 'passed' },
    },
  ],
};
