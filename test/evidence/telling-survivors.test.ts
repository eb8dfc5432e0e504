import { describe, expect, it } from 'vitest';
import { evidenceFindings } from '../../src/evidence/evidence-findings.ts';
import { behaviourId, rowId } from '../../src/model/ids.ts';
import { aLocation, aRow, aSpan } from '../support/builders.ts';
import { killTable } from '../support/kill-table.ts';
import { judgeWorld, type SmallWorld } from '../support/small-world.ts';

const ID = behaviourId('PRICE-1');
const CODE = '  return sum >= 100 ? sum * 0.9 : sum;';

/** Rows that stand on one line, each with the length of what it replaces. */
function onOneLine(table: string, lengths: Readonly<Record<string, number>> = {}): SmallWorld {
  const run = killTable(table);
  const rows = run.rows.map(({ id }) =>
    aRow({ id, span: aSpan('src/code.ts', [1, 14], [1, 16]), original: '>'.repeat(lengths[id] ?? 2) }),
  );
  return { run: { ...run, rows }, claims: { 'PRICE-1': 't1', 'PRICE-2': 't2' }, sourceText: CODE };
}

/** The change of each finding that shows one, with its rule. */
function shown(world: SmallWorld, breakers: readonly string[] = []): readonly string[] {
  const rows = new Set(breakers.map(rowId));
  const measured = { held: 1, violated: 0, reached: rows, breakers: rows };
  const { evidence, findings } = judgeWorld({ ...world, facts: { examples: new Map([[ID, measured]]) } });
  if (breakers.length === 0)
    return findings.flatMap(({ rule, change }) => (change ? [`${rule} ${change.mutant}`] : []));
  const location = aLocation('specs/a.yaml:2:9');
  const breakersOf = [{ call: 'f(1)', location, rows, statedDigest: undefined }];
  return evidenceFindings({
    ...{ behaviours: [], cases: [], links: [], testVerdicts: new Map(), creditOf: () => 'independent' as const },
    ...{ evidence: [...evidence.values()], run: world.run, texts: new Map(), oracles: new Map() },
    sources: new Map([[aLocation().file, CODE]]),
    examples: new Map([[ID, { ...measured, breakersOf }]]),
  }).flatMap(({ rule, change, diagnosis }) => (change ? [`${rule} ${change.mutant} ${diagnosis?.kind ?? ''}`] : []));
}

describe('EVIDENCE-9: of several survivors on one line the most telling is shown', () => {
  it.each([
    { what: 'the one that tests run', table: 'r1 r2\nt1 h .\nt2 - -', mutant: 'r2' },
    { what: 'the one of most behaviours', table: 'r1 r2\nt1 . .\nt2 - .', mutant: 'r2' },
    { what: 'the smallest change', table: 'r1 r2\nt1 . .\nt2 . .', lengths: { r1: 9, r2: 3 }, mutant: 'r2' },
    { what: 'the first by its id, where they are alike', table: 'r2 r1\nt1 . .\nt2 . .', mutant: 'r1' },
  ])('$what', ({ table, lengths, mutant }) => {
    expect(shown(onOneLine(table, lengths))).toEqual([`evidence/survivor ${mutant}`]);
  });

  it('first of all the one that breaks an example, which is listed once, with its reason', () => {
    const world = onOneLine('r1 r2\nt1 . .\nt2 - -', { r1: 1, r2: 9 });
    expect(shown(world, ['r2'])).toEqual(['evidence/missed-example-breaker r2 not-recorded']);
  });
});
