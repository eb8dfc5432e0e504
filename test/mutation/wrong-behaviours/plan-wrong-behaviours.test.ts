import { describe, expect, it } from 'vitest';
import type { WrongBehaviour } from '../../../src/model/behaviour.ts';
import { filePath } from '../../../src/model/ids.ts';
import { planWrongBehaviours } from '../../../src/mutation/wrong-behaviours/plan-wrong-behaviours.ts';
import { wrongBehaviourFindings } from '../../../src/mutation/wrong-behaviours/wrong-behaviour-findings.ts';
import { aBehaviour, aLocation, aScope, aSpan } from '../../support/builders.ts';

const FILE = filePath('src/code.ts');
const TEXT = `export const total = (sum: number): number => {
  return sum >= 100 ? sum * 0.9 : sum;
};
export const double = (sum: number): number => sum * 2;
`;
const TOTAL = aSpan('src/code.ts', [1, 1], [3, 3]);

const location = aLocation('specs/a.yaml:9:9');
const replacing = (replace: string, replacement: string): WrongBehaviour => ({
  ...{ kind: 'replace', name: 'wrong', location },
  ...{ replace, with: replacement },
});
const instead = (instead: Readonly<Record<string, string>>): WrongBehaviour => ({
  ...{ kind: 'instead', name: 'wrong', location },
  instead,
});

function plan(wrong: WrongBehaviour, spans = [TOTAL]) {
  const behaviours = [aBehaviour({ wrongBehaviours: [wrong] })];
  const [planned] = planWrongBehaviours({
    behaviours,
    scopes: [aScope({ spans })],
    sources: [{ path: FILE, text: TEXT }],
  });
  if (planned === undefined) throw new Error('Nothing was planned');
  return planned;
}

/** What becomes of it, with the reason or the place. */
function outcomeOf(wrong: WrongBehaviour): string {
  const { result, reason, wrongRow } = plan(wrong);
  const { line, column } = wrongRow?.row.span.start ?? { line: 0, column: 0 };
  return `${result.kind}: ${wrongRow === undefined ? (reason ?? '') : `${line}:${column} ${wrongRow.row.original}`}`;
}

describe('NEVER-1: an entry under `never`', () => {
  it.each([
    ['that is found once', replacing('sum>=100', 'sum > 100'), 'row: 2:10 sum >= 100'],
    ['that is found once in scope, and elsewhere out of it', replacing('sum *', 'sum /'), 'row: 2:23 sum *'],
    ['that gives another implementation', instead({ total: '() => 0' }), 'row: 1:22 total'],
    ['that gives one for what is declared beside the scope', instead({ double: '() => 0' }), 'row: 4:23 double'],
    ['that the code already is', replacing('sum > 100', 'sum >= 100'), 'present: the code is what it describes'],
    [
      'of which nothing is found',
      replacing('sum > 50', 'sum > 60'),
      'stale: neither the code that it replaces nor what it puts there is found in the code of the behaviour',
    ],
    [
      'whose code is gone, and that puts nothing there',
      replacing('check(sum);', ''),
      'stale: neither the code that it replaces nor what it puts there is found in the code of the behaviour',
    ],
    [
      'that replaces what is not declared',
      instead({ totl: '() => 0' }),
      'stale: `totl` is not declared in src/code.ts',
    ],
    [
      'that is found twice',
      replacing('sum', '0'),
      'broken: the code that it replaces is found 4 times (src/code.ts:1, src/code.ts:2, src/code.ts:2, src/code.ts:2), so write more of it',
    ],
    ['that only writes a number otherwise', replacing('100', '1e2'), 'broken: it changes nothing'],
    ['that changes nothing but brackets', replacing('sum * 0.9', '(sum * 0.9)'), 'broken: it changes nothing'],
    ['that is no code', replacing('0.9', '0.9 +'), 'broken: with it the file does not parse (Unexpected token)'],
    [
      'that changes what the module declares',
      replacing('total', 'sum'),
      'broken: it changes a declaration, which cannot be switched while the code runs, so write it with `instead`',
    ],
    ['that is a sentence', { kind: 'sentence', name: 'Never this.', location } as const, 'uncheckable: '],
  ])('%s', (_, wrong, outcome) => {
    expect(outcomeOf(wrong)).toBe(outcome);
  });

  it('keeps its row’s name when lines move, and has another one than the same entry of another behaviour', () => {
    const ids = (id: string, text: string) =>
      planWrongBehaviours({
        behaviours: [aBehaviour({ id, wrongBehaviours: [replacing('sum >= 100', 'sum > 100')] })],
        scopes: [aScope({ behaviourId: id })],
        sources: [{ path: FILE, text }],
      }).map(({ wrongRow }) => wrongRow?.row.id);
    expect(ids('A-1', `\n\n${TEXT}`)).toEqual(ids('A-1', TEXT));
    expect(ids('A-2', TEXT)).not.toEqual(ids('A-1', TEXT));
  });

  it('is told where it stands in the way, to whom it concerns', () => {
    const said = [replacing('sum > 100', 'sum >= 100'), replacing('a', 'b'), replacing('sum', '0')].flatMap((wrong) =>
      wrongBehaviourFindings([plan(wrong)], () => []),
    );
    expect(said.map(({ rule, location: { file, line, column } }) => `${rule} ${file}:${line}:${column}`)).toEqual([
      'evidence/wrong-behaviour-present src/code.ts:2:10',
      'spec/stale-never specs/a.yaml:9:9',
      'spec/broken-never specs/a.yaml:9:9',
    ]);
  });
});
