/** Tests that look for the engine instead of the code, or want to fail without having noticed anything (GAMING.md, 5 and 13 to 23). */
import type { Kind } from './kind.ts';

const KNOWN_SWITCH = 'its switch has a known name and hangs on the global object, and it runs no placebos';

export const gamedRuns: Kind = {
  title: 'gamed runs',
  project: 'gamed-runs',
  code: ['src/early.ts', 'src/prey.ts'],
  tests: {
    'test/early.test.ts': [
      'mirrors what it computed at the top',
      'mirrors what it computed in beforeAll',
      'mirrors what its table holds for 2',
      'states the value',
      'knows the limit',
    ],
    'test/renamed.test.ts': ['quadruples 2 to 8', 'bears its own name'],
    'test/hunters.test.ts': [
      'reads the switch',
      'looks for what changed in the globals',
      'looks for ids of its source in the globals',
      'fails when it runs again',
    ],
    'test/trackers.test.ts': [
      'asks whatever hangs on the globals about the ids of its source',
      'looks for counters on the globals',
      'reads the job that its worker was given',
      'reads what is being recorded',
      'watches what is written',
    ],
    'test/escapes.test.ts': [
      'leaves when the value is wrong > by its beforeEach',
      'forges > a pass',
      'forges the records',
      'checks in its hook only > computes',
      'asserts nothing, and crashes',
    ],
  },
  hunters: [
    ...['reads the switch', 'looks for what changed in the globals', 'looks for ids of its source in the globals'],
    ...['reads what is being recorded', 'watches what is written'],
  ],
  situations: [
    {
      title: 'ENGINE-1: a value that was computed early moves with the code, so what mirrors it notices nothing',
      row: 'tripled: count * 3 → count / 3',
      cells: {
        'mirrors what it computed at the top': 'passed',
        'mirrors what it computed in beforeAll': 'passed',
        'mirrors what its table holds for 2': 'passed',
        'states the value': 'check',
        'knows the limit': 'passed',
      },
      tiers: ['warm', 'cold'],
    },
    {
      title: 'ENGINE-4: a number is one more and one less',
      row: '(top level): 100 → 101',
      cells: {
        'mirrors what it computed at the top': 'passed',
        'mirrors what it computed in beforeAll': 'passed',
        'mirrors what its table holds for 2': 'passed',
        'states the value': 'passed',
        'knows the limit': 'check',
        'quadruples 2 to 8': 'passed',
        'bears its own name': 'passed',
      },
      tiers: ['warm', 'cold'],
    },
    {
      title: 'ENGINE-2: a test that has another name under a mutant is unmeasured',
      row: 'quadrupled: count * 4 → count / 4',
      cells: { 'quadruples 2 to 8': 'unmeasured', 'bears its own name': 'check' },
    },
    {
      title: 'ENGINE-2: a test that reads the mutant switch kills nothing by that',
      row: 'forSwitch: value > 5 → value >= 5',
      cells: { 'reads the switch': 'passed' },
      wrongWith: { stryker: KNOWN_SWITCH },
    },
    {
      title: 'ENGINE-2: a test that compares the globals with what they were kills nothing by that',
      row: 'forGlobals: value > 5 → value >= 5',
      cells: { 'looks for what changed in the globals': 'passed' },
      wrongWith: { stryker: KNOWN_SWITCH },
    },
    {
      title: 'ENGINE-2: a test that finds ids in the source of a function kills nothing by that',
      row: 'forSource: value > 5 → value >= 5',
      cells: { 'looks for ids of its source in the globals': 'passed' },
      wrongWith: { stryker: KNOWN_SWITCH },
    },
    {
      title:
        'HARNESS-1: a test that looks for a mutant in what the engine keeps, writes or calls kills nothing by that',
      row: 'forTraces: value > 5 → value >= 5',
      cells: {
        'asks whatever hangs on the globals about the ids of its source': 'passed',
        'looks for counters on the globals': 'passed',
        'reads the job that its worker was given': 'passed',
        'reads what is being recorded': 'passed',
        'watches what is written': 'passed',
      },
    },
    {
      title: 'ENGINE-8: a test that fails on each repeat kills nothing by that',
      row: 'forRuns: value > 5 → value >= 5',
      cells: { 'fails when it runs again': 'passed' },
    },
    {
      title: 'ENGINE-2: a test whose beforeEach skips it when the value is wrong is unmeasured',
      row: 'forSkip: value > 5 → false',
      cells: { 'leaves when the value is wrong > by its beforeEach': 'unmeasured' },
    },
    {
      title: 'ENGINE-8: a test that skipped itself under one row is measured under the next',
      row: 'forSkip: value > 5 → true',
      cells: { 'leaves when the value is wrong > by its beforeEach': 'check' },
    },
    {
      title: 'ENGINE-3: a test that forges a pass, or the records, has failed',
      row: 'forForgery: value > 5 → false',
      cells: { 'forges > a pass': 'check', 'forges the records': 'check' },
    },
    {
      title: 'ENGINE-8: forged records fail no test under another row',
      row: 'forForgery: value > 5 → value >= 5',
      cells: { 'forges > a pass': 'passed', 'forges the records': 'passed' },
    },
    {
      title: 'ENGINE-3: checks in a hook behind an empty test are hook',
      row: 'forHooks: value > 5 → false',
      cells: { 'checks in its hook only > computes': 'hook' },
    },
    {
      title: 'ENGINE-3: a test without an assertion kills by crash only',
      row: 'forSmoke: value > 5 → true',
      cells: { 'asserts nothing, and crashes': 'crash' },
    },
    {
      title: 'ENGINE-1: a test without an assertion survives whatever does not crash',
      row: `forSmoke: JSON.parse(value > 5 ? 'no JSON' : '"small"').toUpperCase() → JSON.parse(value > 5 ? 'no JSON' : '"small"').toLowerCase()`,
      cells: { 'asserts nothing, and crashes': 'passed' },
    },
  ],
};
