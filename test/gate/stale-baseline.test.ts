import { describe, expect, it } from 'vitest';
import type { BaselineComparison } from '../../src/gate/compare-baseline.ts';
import { staleBaseline } from '../../src/gate/stale-baseline.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import { filePath } from '../../src/model/ids.ts';
import { aLocation } from '../support/builders.ts';

const NOTHING: Baseline = { file: filePath('specs/baseline.json'), behaviours: [], findings: [] };
const at = (line: number) => aLocation(`specs/baseline.json:${line}:5`);
const gone = (over: Partial<Baseline>): BaselineComparison => ({
  occurring: NOTHING,
  gone: { ...NOTHING, ...over },
  unmeasured: NOTHING,
});

const weak = { entry: { behaviour: 'PRICE-1', verdict: 'weak', because: 'survivors' }, location: at(4) } as const;
const untested = { entry: { behaviour: 'PRICE-2', verdict: 'untested' }, location: at(5) } as const;
const inTest = { entry: { rule: 'oracle/no-assertion', file: 'a.test.ts', test: 'adds' }, location: at(9) } as const;
const ofSpec = {
  entry: { rule: 'spec/stale-never', file: 'specs/a.yaml', behaviour: 'A-1' },
  location: at(10),
} as const;
const ofFile = { entry: { rule: 'spec/missing-code', file: 'specs/b.yaml' }, location: at(11) } as const;

const said = (comparison: BaselineComparison | undefined) =>
  staleBaseline(comparison).map(({ message, location }) => `${location.line}: ${message}`);

describe('GATE-5: what a baseline names and no longer occurs', () => {
  it('is nothing without a baseline, and where all entries occur', () => {
    const occurring = {
      occurring: { ...NOTHING, behaviours: [weak] },
      gone: NOTHING,
      unmeasured: { ...NOTHING, findings: [inTest] },
    };
    expect([said(undefined), said(gone({})), said(occurring)]).toEqual([[], [], []]);
  });

  it.each([
    [{ behaviours: [weak] }, '4: In the baseline 1 entry no longer occurs (PRICE-1 weak survivors)'],
    [{ behaviours: [untested] }, '5: In the baseline 1 entry no longer occurs (PRICE-2 untested)'],
    [{ findings: [inTest] }, '9: In the baseline 1 entry no longer occurs (oracle/no-assertion in a.test.ts > adds)'],
    [{ findings: [ofSpec] }, '10: In the baseline 1 entry no longer occurs (spec/stale-never in specs/a.yaml > A-1)'],
    [{ findings: [ofFile] }, '11: In the baseline 1 entry no longer occurs (spec/missing-code in specs/b.yaml)'],
  ] satisfies readonly (readonly [Partial<Baseline>, string])[])('is told by its name: %#', (entries, begin) => {
    expect(said(gone(entries))).toEqual([
      `${begin}: run \`assay baseline --prune\`, so that what was mended stays mended.`,
    ]);
  });

  it('is one finding at the first of several, whatever their order, and counts the others', () => {
    expect(staleBaseline(gone({ behaviours: [untested, weak], findings: [inTest] }))).toEqual([
      {
        rule: 'run/stale-baseline',
        location: at(4),
        message:
          'In the baseline 3 entries no longer occur (PRICE-1 weak survivors, and 2 more): run `assay baseline --prune`, so that what was mended stays mended.',
        confidence: 'certain',
        confirmed: true,
        behaviours: [],
        tests: [],
        subject: 'baseline',
      },
    ]);
  });
});
