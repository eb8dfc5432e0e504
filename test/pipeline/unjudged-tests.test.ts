import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { unjudgedCases, unjudgedFiles, unjudgedFindings } from '../../src/pipeline/unjudged-tests.ts';
import { declareTests } from '../../src/suite/declare-tests.ts';
import { aBehaviour, aLink, aSpec } from '../support/builders.ts';

const PAGE = filePath('test/page.browser.test.ts');
const BOTH = filePath('test/both.test.ts');
const REASON = 'it runs in a browser';
const run = {
  unjudged: [PAGE, BOTH].map((file) => ({ file, reason: REASON })),
  ran: [{ project: 'node', file: BOTH }],
};
const text = "it('A-1: shows a page', () => {});\nit('claims nothing', () => {});";
const { declarations } = declareTests([
  { path: PAGE, text },
  { path: BOTH, text },
]).product;
const project = { specs: [aSpec({ behaviours: [aBehaviour({ id: 'A-1' })] })], policy: DEFAULT_POLICY };

describe('CHECK-8: tests that cannot be run', () => {
  it('are those of files of which nothing was run', () => {
    expect(unjudgedFiles(run)).toEqual([PAGE]);
  });

  it('claim what they claim without a run, so that it is not called untested', () => {
    const cases = unjudgedCases(declarations, new Set([PAGE]), project);
    expect(cases.map(({ file, titlePath, runs }) => ({ file, titlePath, runs }))).toEqual([
      { file: PAGE, titlePath: ['A-1: shows a page'], runs: [] },
    ]);
  });

  it('are named with the reason and what they claim; those that claim nothing are a note', () => {
    const cases = unjudgedCases(declarations, new Set([PAGE]), project);
    const links = cases.map(({ id }) => aLink('A-1', id));
    expect(unjudgedFindings(run, cases, links)).toMatchObject([
      {
        rule: 'run/not-measured',
        message:
          'The tests of test/page.browser.test.ts were not run, because it runs in a browser: what they claim is not known to hold. Claim it in a test that Assay can run, too.',
        behaviours: ['A-1'],
        tests: [cases[0]?.id],
      },
      {
        rule: 'run/not-judged',
        message:
          'The tests of test/both.test.ts were not run, because it runs in a browser: they count neither for nor against a behaviour.',
        behaviours: [],
        tests: [],
      },
    ]);
  });
});
