/** What outlives a test in its process, and decides the next attempt wrongly where nothing starts anew. */
import type { Kind } from './kind.ts';

const FILE_AT_ONCE = 'it runs the tests of a file one after the other under the same mutant';

export const moduleState: Kind = {
  title: 'module state',
  project: 'module-state',
  code: [
    'memo',
    'lazy',
    'register',
    'room',
    'globals',
    'ledger',
    'scratch',
    'notes',
    'order',
    'reminder',
    'tariff',
    'place',
    'invoice',
    'additions',
  ].map((name) => `src/${name}.ts`),
  tests: {
    'test/memo.test.ts': ['asks for a square', 'asks for the same square again', 'asks for another square'],
    'test/lazy.test.ts': ['asks for the first rate', 'asks for the second rate'],
    'test/register.test.ts': ['enters a name once', 'enters another name'],
    'test/room.test.ts': ['a guest who leaves is gone', 'there are two places'],
    'test/globals.test.ts': ['leaves the globals of others alone', 'copies deeply'],
    'test/ledger.test.ts': ['makes the first entry', 'makes the second entry'],
    'test/scratch.test.ts': ['adds once', 'adds twice'],
    'test/notes.test.ts': ['writes one note'],
    'test/order.test.ts': ['is put in order'],
    'test/reminder.test.ts': ['writes a letter', 'says it once'],
    'test/tariff.test.ts': ['is priced with a unit', 'is priced without one'],
    'test/place.test.ts': ['is elsewhere', 'is where it was'],
    'test/additions.test.ts': ['lists can be summed up', 'everything can be doubled'],
    'test/invoice.test.ts': ['is what it was when it was asked before', 'is a quarter more'],
  },
  situations: [
    {
      title: 'ENGINE-8: what a hook added to a built-in class hides no mutant that keeps it from being added',
      row: `addSum: 'sumUp' → ""`,
      cells: { 'lists can be summed up': 'check', 'everything can be doubled': 'passed' },
    },
    {
      title: 'ENGINE-8: what code added to the global object as it was loaded hides no mutant that adds nothing',
      row: `(top level): 'doubled' → ""`,
      cells: { 'lists can be summed up': 'passed', 'everything can be doubled': 'check' },
    },
    {
      title: 'ENGINE-8: an answer that is in a memo from before hides no mutant',
      row: 'squareOf: side * side → side / side',
      cells: {
        'asks for a square': 'check',
        'asks for the same square again': ['check', 'no cell'],
        'asks for another square': 'check',
      },
    },
    {
      title: 'ENGINE-8: a mutant that finds the memo full finds it empty first',
      row: 'squareOf: known !== undefined → true',
      cells: {
        'asks for a square': 'check',
        'asks for the same square again': 'check',
        'asks for another square': 'check',
      },
    },
    {
      title: 'ENGINE-8: a wrong answer that a mutant left in a memo fails no test under another one',
      row: 'squareOf: known !== undefined → false',
      cells: {
        'asks for a square': 'passed',
        'asks for the same square again': 'passed',
        'asks for another square': 'passed',
      },
    },
    {
      title: 'ENGINE-8: a value that was made before a mutant was there hides no mutant',
      row: 'makeRates: base + 9 → base - 9',
      cells: { 'asks for the first rate': 'check', 'asks for the second rate': ['passed', 'no cell'] },
    },
    {
      title: 'ENGINE-8: a value that is made once, for whoever asks first, may still be wrong for the second',
      row: 'makeRates: base * 2 → base / 2',
      cells: { 'asks for the first rate': 'passed', 'asks for the second rate': ['check', 'no cell'] },
    },
    {
      title: 'ENGINE-8: a value that cannot be made any more is found in no attempt',
      row: 'rateOf: rates ??= makeRates(10) → rates &&= makeRates(10)',
      cells: { 'asks for the first rate': 'crash', 'asks for the second rate': 'crash' },
    },
    {
      title: 'ENGINE-8: a test that passes once in the life of a process is measured',
      row: 'Register.enter: !this.#names.has(name) → this.#names.has(name)',
      cells: { 'enters a name once': 'check', 'enters another name': 'check' },
    },
    {
      title: 'ENGINE-8: a test that passes once in the life of a process kills nothing by being repeated',
      row: 'Register.enter: name.length > 20 → name.length >= 20',
      cells: { 'enters a name once': 'passed', 'enters another name': 'passed' },
    },
    {
      title: 'ENGINE-8: a counter that a mutant spoils is sound for the next test under it',
      row: 'leave: guests -= 1 → guests += 1',
      cells: { 'a guest who leaves is gone': 'check', 'there are two places': 'passed' },
      wrongWith: { stryker: FILE_AT_ONCE },
    },
    {
      title: 'ENGINE-8: a counter that a mutant spoils is sound under the next one',
      row: 'leave: guests < 0 → guests <= 0',
      cells: { 'a guest who leaves is gone': 'passed', 'there are two places': 'passed' },
    },
    {
      title: 'ENGINE-8: a mutant that deletes a global is noticed',
      row: 'tidyUp: isOurs → true',
      cells: { 'leaves the globals of others alone': 'check' },
    },
    {
      title: 'ENGINE-8: a global that a mutant deleted is there under the next one',
      row: 'copyOf: depth > 0 → depth >= 0',
      cells: { 'copies deeply': 'passed' },
    },
    {
      title: 'ENGINE-8: of tests that build on each other, each is measured after those before it',
      row: 'record: entries + 1 → entries - 1',
      cells: { 'makes the first entry': 'check', 'makes the second entry': 'check' },
    },
    {
      title: 'ENGINE-8: of tests that build on each other, none kills by being run alone or twice',
      row: 'record: entries > 99 → false',
      cells: { 'makes the first entry': 'passed', 'makes the second entry': 'passed' },
    },
    {
      title:
        'ENGINE-8: the right value that a test wrote when it ran before hides no mutant that keeps it from being written',
      row: 'write: 1 → 2',
      cells: { 'adds once': 'check', 'adds twice': 'check' },
    },
    {
      title: 'ENGINE-16: a list of the test’s own that a mutant put in order hides no mutant that leaves it as it is',
      row: 'inOrder: values.slice().sort() → values.slice()',
      cells: { 'is put in order': 'check' },
    },
    {
      title: 'ENGINE-16: a mutant that changes a list of the test’s own is not noticed by it',
      row: 'inOrder: values.slice() → values',
      cells: { 'is put in order': 'passed' },
    },
    {
      title:
        'ENGINE-8: a right entry that a test left in a list of its own hides none of its kills, though another test kills the same',
      row: 'remind: cents / 100 → cents * 100',
      cells: { 'writes a letter': 'check', 'says it once': 'check' },
    },
    {
      title: 'ENGINE-8: what a test that failed did not put back makes no killer of the next one',
      row: 'tableFor: base + 1 → base - 1',
      cells: { 'is priced with a unit': 'check', 'is priced without one': 'passed' },
      wrongWith: { stryker: FILE_AT_ONCE },
    },
    {
      title: 'ENGINE-8: what a test left when it ran before kills no mutant',
      row: 'Notes.empty: this.#texts.length > limit → false',
      cells: { 'writes one note': 'passed' },
    },
    {
      title: 'ENGINE-8: what a failing test did not put back of the process fails no other test',
      row: "placeOf: name === '' → true",
      cells: { 'is elsewhere': 'check', 'is where it was': 'passed' },
      wrongWith: { stryker: FILE_AT_ONCE },
    },
    {
      title: 'ENGINE-8: what a failing test did not put back of the process makes no other attempt dearer',
      row: "placeOf: name === '' → false",
      cells: { 'is elsewhere': 'passed', 'is where it was': 'check' },
      tiers: ['hot'],
    },
    {
      title: 'ENGINE-8: what a helper of the tests keeps from the right code lets no test notice a mutant',
      row: 'invoiceOf: amount / 4 → amount * 4',
      cells: { 'is what it was when it was asked before': 'passed', 'is a quarter more': 'check' },
    },
  ],
};
