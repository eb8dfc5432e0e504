/** Mutants that take their process with them, or never let go of it. */
import type { Kind } from './kind.ts';

export const violentEnds: Kind = {
  title: 'violent ends',
  project: 'violent-ends',
  code: ['src/ends.ts', 'src/tables.ts', 'src/count.ts'],
  tests: {
    'test/ends.test.ts': ['exits', 'dies', 'hoards', 'spins', 'starves', 'polls', 'comes after them'],
    'test/tables.test.ts': ['loads a table'],
    'test/count.test.ts': ['counts in a hook'],
  },
  situations: [
    {
      title: 'ENGINE-3: a mutant that calls process.exit is a crash',
      row: 'exits: isDone → true',
      cells: { exits: 'crash' },
    },
    {
      title: 'ENGINE-2: a mutant that kills its process is no survivor',
      row: 'dies: isDone → true',
      cells: { dies: ['crash', 'unmeasured'] },
    },
    {
      title: 'ENGINE-3: a mutant that uses up the memory is a crash, or a timeout where time is over first',
      row: 'hoards: isGreedy → true',
      cells: { hoards: ['crash', 'timeout'] },
    },
    {
      title: 'ENGINE-3: a loop for ever that passes no switch is a timeout',
      row: 'spins: isDizzy → true',
      cells: { spins: 'timeout' },
    },
    {
      title: 'ENGINE-3: a loop for ever that lets no timer fire is a timeout',
      row: 'starves: isBusy → true',
      cells: { starves: 'timeout' },
    },
    {
      title: 'ENGINE-3: a loop for ever that lets others run is a timeout',
      row: 'polls: isPending → true',
      cells: { polls: 'timeout' },
    },
    {
      title: 'ENGINE-3: a loop for ever while a module loads is a timeout',
      row: 'weightsOf: index++ → index--',
      cells: { 'loads a table': 'timeout' },
    },
    {
      title: 'ENGINE-3: a loop for ever in a hook that runs once is a timeout',
      row: 'countTo: next++ → next--',
      cells: { 'counts in a hook': 'timeout' },
    },
    {
      title: 'ENGINE-8: it is measured what a change to a table shows',
      row: 'weightsOf: index + 1 → index - 1',
      cells: { 'loads a table': 'check' },
    },
    ...[
      'exits: isDone',
      'dies: isDone',
      'hoards: isGreedy',
      'spins: isDizzy',
      'starves: isBusy',
      'polls: isPending',
    ].map((place) => ({
      title: `ENGINE-8: it is measured what survives beside a violent end: ${place}`,
      row: `${place} → false`,
      cells: { [place.slice(0, place.indexOf(':'))]: 'passed' as const },
    })),
    {
      title: 'ENGINE-8: a test that comes after violent ends kills what it kills',
      row: 'neighbour: value + 1 → value - 1',
      cells: { 'comes after them': 'check' },
    },
    {
      title: 'ENGINE-8: a test that comes after violent ends kills nothing else',
      row: 'neighbour: value > 9 → value >= 9',
      cells: { 'comes after them': 'passed' },
    },
  ],
};
