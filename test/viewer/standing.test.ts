import { describe, expect, it } from 'vitest';
import type { MutantStatus } from '../../src/model/mutant-status.ts';
import type { ReportedMutant } from '../../src/model/reported-mutant.ts';
import { countStandings, standingOf, type Standing } from '../../src/viewer/standing.ts';
import { aReportedMutant } from '../support/verifications.ts';

type Classes = Readonly<Record<string, ReportedMutant['behaviours'][number]['class']>>;

const aMutant = (status: MutantStatus, classes: Classes): ReportedMutant =>
  aReportedMutant({ status, behaviours: Object.entries(classes).map(([id, rowClass]) => ({ id, class: rowClass })) });

describe('REPORT-11: a change to the code', () => {
  it.each<[MutantStatus, Classes, Standing]>([
    ['Killed', { A: 'killed' }, 'noticed'],
    ['Killed', { A: 'restated' }, 'restated'],
    ['Killed', { A: 'killed', B: 'restated' }, 'restated'],
    ['Killed', { A: 'restated', B: 'survived' }, 'unnoticed'],
    ['Killed', { A: 'borrowed', B: 'killed' }, 'elsewhere'],
    ['Timeout', { A: 'timeout', B: 'killed' }, 'timed out'],
    ['Survived', { A: 'survived' }, 'unnoticed'],
    ['NoCoverage', { A: 'survived' }, 'not reached'],
    ['NoCoverage', {}, 'not reached'],
    ['Killed', {}, 'elsewhere'],
    ['Timeout', {}, 'elsewhere'],
    ['Survived', {}, 'unnoticed'],
    ['RuntimeError', { A: 'survived' }, 'does not load'],
    ['Ignored', { A: 'survived' }, 'waived'],
    ['Pending', { A: 'survived' }, 'not measured'],
  ])('that is %s, and %o, is shown as %s', (status, classes, expected) => {
    expect(standingOf(aMutant(status, classes))).toBe(expected);
  });

  it('is set aside where a rule says that nobody has to notice it', () => {
    expect(standingOf({ ...aMutant('Ignored', {}), arid: 'console' })).toBe('set aside');
  });

  it('is shown to a behaviour as what it is for that one', () => {
    const mutant = aMutant('Killed', { A: 'killed', B: 'restated' });
    expect([standingOf(mutant, 'A'), standingOf(mutant, 'B')]).toEqual(['noticed', 'restated']);
  });

  it('is counted once, the best first', () => {
    const mutants = [aMutant('Killed', { A: 'restated' }), aMutant('Killed', { A: 'killed' }), aMutant('Killed', {})];
    expect(countStandings(mutants).filter(({ count }) => count > 0)).toEqual([
      { word: 'noticed', count: 1, tone: 'good' },
      { word: 'elsewhere', count: 1, tone: 'quiet' },
      { word: 'restated', count: 1, tone: 'unknown' },
    ]);
  });
});
