import { describe, expect, it } from 'vitest';
import type { ExampleBreakers } from '../../src/model/evidence.ts';
import { behaviourId, rowId } from '../../src/model/ids.ts';
import { statedFindings } from '../../src/evidence/stated-findings.ts';
import { aBehaviour, aLocation } from '../support/builders.ts';
import { creditInTable, killTable } from '../support/kill-table.ts';
import { judgeWorld } from '../support/small-world.ts';

const ID = behaviourId('PRICE-1');
const set = (...ids: string[]) => new Set(ids.map(rowId));

interface Situation {
  readonly table: string;
  readonly breakersOf?: readonly ExampleBreakers[];
  /** The row of its one wrong behaviour. */
  readonly never?: string;
}

function findingsOf({ table, breakersOf = [], never }: Situation): readonly string[] {
  const run = killTable(table);
  const location = aLocation('specs/a.yaml:9:9');
  const wrongBehaviours =
    never === undefined ? [] : [{ kind: 'replace', name: 'wrong', replace: 'a', with: 'b', location } as const];
  const behaviours = [aBehaviour({ wrongBehaviours })];
  const rows = breakersOf.flatMap((each) => [...each.rows]);
  const examples = { held: breakersOf.length, violated: 0, reached: new Set(rows), breakers: new Set(rows) };
  const wrong = never === undefined ? [] : [{ name: 'wrong', kind: 'row' as const, row: rowId(never) }];
  const { evidence } = judgeWorld({
    run,
    claims: { 'PRICE-1': 't1 t2' },
    behaviours,
    facts: { examples: new Map([[ID, examples]]), wrongBehaviours: new Map([[ID, wrong]]) },
  });
  return statedFindings({
    ...{ behaviours, evidence: [...evidence.values()], run, creditOf: creditInTable, sources: new Map() },
    examples: new Map([[ID, { ...examples, breakersOf }]]),
  }).map(({ rule, location: place, message }) => `${rule} ${place.line}: ${message}`);
}

const breakers = (line: number, ...rows: string[]): ExampleBreakers => ({
  call: `f(${line})`,
  location: aLocation(`specs/a.yaml:${line}:9`),
  rows: set(...rows),
  statedDigest: undefined,
});

describe('EXAMPLE-4: a change that breaks an example', () => {
  it('is told once a behaviour where no linked test notices it, with the others counted', () => {
    expect(
      findingsOf({
        table: `
          r1 r2 r3
      t1  k  .  .
      t2  .  .  .`,
        breakersOf: [breakers(1, 'r1'), breakers(2, 'r1', 'r2', 'r3')],
      }),
    ).toEqual([
      'evidence/missed-example-breaker 2: `>=` can become `>`, which breaks the example `f(2)` of PRICE-1, as does 1 more change that no test notices, and no assertion of its tests fails: assert the value that the example states.',
    ]);
  });

  it('is nothing to tell where a test of the behaviour notices it', () => {
    expect(findingsOf({ table: '   r1\nt1 k\nt2 .', breakersOf: [breakers(1, 'r1')] })).toEqual([]);
  });

  it('shows an example that no test asserts, where nothing that breaks it makes an assertion fail', () => {
    const table = '   r1 r2\nt1 .  k\nt2 x  .';
    expect(
      findingsOf({ table, breakersOf: [breakers(1, 'r1'), breakers(2, 'r2'), breakers(3)] }).map((one) =>
        one.slice(0, 31),
      ),
    ).toEqual(['evidence/missed-example-breaker', 'evidence/example-not-asserted 1']);
  });
});

describe('NEVER-1: a wrong behaviour that was tried', () => {
  it.each([
    ['no assertion fails', '   never1 r1\nt1 .      k\nt2 .      .', ['evidence/missed-wrong-behaviour 9']],
    ['every test crashes', '   never1 r1\nt1 x      k\nt2 x      .', ['spec/broken-never 9']],
    ['an assertion fails', '   never1 r1\nt1 k      k\nt2 x      .', []],
  ])('is told where under it %s', (_, table, said) => {
    expect(findingsOf({ table, never: 'never1' }).map((one) => one.replace(/:.*/u, ''))).toEqual(said);
  });
});
