import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { parsePolicy } from '../../src/spec/parse-policy.ts';
import { aProblem, aSource } from './support.ts';

describe('POLICY-1: the policy file', () => {
  it.each([
    ['missing', undefined],
    ['empty', aSource('# nothing\n')],
    ['a map without entries', aSource('{}')],
  ])('has the documented defaults when it is %s', (_, source) => {
    expect(parsePolicy(source)).toEqual({ policy: DEFAULT_POLICY, problems: [] });
  });

  it('keeps the defaults of what it leaves out', () => {
    const text = [
      'thresholds: { own-score: 90.5 }',
      'timeouts-count: true',
      'claims-per-test: 1',
      'gate: { pinned: error, weak: note }',
      'rules: { link/unlinked-test: off }',
      'arid: { rules: { console: off, logging: on }, calls: [audit.*, trackEvent] }',
      'waivers:',
      '  - { mutant: 1f3a…, why: equivalent, by: dana, until: 2027-01-31 }',
      '  - mutant: abcdef',
      '    why: It cannot be reached.',
    ].join('\n');
    const file = filePath('specs/a.yaml');
    expect(parsePolicy(aSource(text))).toEqual({
      policy: {
        thresholds: { ownScore: 90.5 },
        timeoutsCount: true,
        claimsPerTest: 1,
        gate: { ...DEFAULT_POLICY.gate, pinned: 'error', weak: 'note' },
        rules: new Map([['link/unlinked-test', 'off']]),
        arid: { off: new Set(['console']), calls: ['audit.*', 'trackEvent'] },
        waivers: [
          {
            mutant: '1f3a',
            why: 'equivalent',
            by: 'dana',
            until: '2027-01-31',
            location: { file, line: 8, column: 5 },
          },
          {
            mutant: 'abcdef',
            why: 'It cannot be reached.',
            by: undefined,
            until: undefined,
            location: { file, line: 9, column: 5 },
          },
        ],
      },
      problems: [],
    });
  });

  it('reports every mistake, and then is the default policy', () => {
    const text = [
      'thresholds: { own-score: 101 }',
      'timeouts-count: yes',
      'claims-per-test: 0',
      'gate: { weak: eror, verified: off }',
      'rules: { link/unlinked-tests: error }',
      'waivers:',
      '  - { mutant: 1f3 }',
      '  - { mutant: 12e4, why: "", until: 2027-02-30 }',
    ].join('\n');
    const { policy, problems } = parsePolicy(aSource(text));
    expect(policy).toEqual(DEFAULT_POLICY);
    expect(problems.map(({ hint, ...problem }) => ({ ...problem, hint: hint?.slice(0, 40) }))).toEqual([
      aProblem('1:26-29', '`own-score` is `101`, not a number from 0 to 100.', undefined),
      aProblem('2:17-20', '`timeouts-count` is `yes`, not `true` or `false`.', undefined),
      aProblem('3:18-19', '`claims-per-test` is `0`, not a whole number from 1.', undefined),
      aProblem('4:15-19', '`weak` is `eror`, not one of `error`, `warning`, `note`, `off`.', 'Did you mean `error`?'),
      aProblem('4:21-29', '`verified` is not a known key.', 'Known here: `violated`, `failing`, `unte'),
      aProblem('5:10-29', '`link/unlinked-tests` is not a known key.', 'Did you mean `link/unlinked-test`?'),
      aProblem('7:7-13', 'Item 1 of `waivers` has no `why`.', 'Write a sentence after `why:`.'),
      aProblem(
        '7:15-18',
        '`mutant` is `1f3`, not the id of a mutant, or its first four or more characters.',
        undefined,
      ),
      aProblem('8:15-19', '`mutant` is a number, not the id of a mutant: put it in quotes.', 'mutant: "12e4"'),
      aProblem('8:26-28', '`why` is empty.', 'Write a sentence.'),
      aProblem('8:37-47', '`until` is `2027-02-30`, not a date like `2027-01-31`.', undefined),
    ]);
  });

  it('ARID-3: shows mistakes about arid code where they are', () => {
    const text = ['arid:', '  rules: { consol: off, logging: false }', '  calls: ["*", audit.*]'].join('\n');
    expect(parsePolicy(aSource(text)).problems).toEqual([
      aProblem('2:12-18', '`consol` is not a known key.', 'Did you mean `console`?'),
      aProblem('2:34-39', '`logging` is `false`, not `on` or `off`.', undefined),
      aProblem(
        '3:11-14',
        'Item 1 of `calls` is `*`, not the name of a function like `trackEvent` or `audit.*`.',
        undefined,
      ),
    ]);
  });
});
