import { describe, expect, it } from 'vitest';
import type { ExampleOutcome } from '../../../src/model/behaviour.ts';
import { behaviourId, filePath } from '../../../src/model/ids.ts';
import { DEFAULT_POLICY } from '../../../src/model/policy.ts';
import { codeSetAside, type AridInput } from '../../../src/mutation/arid/code-set-aside.ts';
import { aBehaviour, aLocation, aRow, aSpan, aSpec } from '../../support/builders.ts';

const path = filePath('src/code.ts');
const text = [
  `const f = () => { g(); throw new Error('not now'); };`,
  `const h = () => { g(); console.log('gone'); };`,
].join('\n');
const ID = behaviourId('PRICE-1');
const FIRST_LINE = aSpan(path, [1, 1], [1, 60]);

const rulesOf = (changed: Partial<AridInput>): string[] =>
  codeSetAside({
    sources: [{ path, text }],
    policy: DEFAULT_POLICY.arid,
    specs: [],
    scopes: [{ behaviourId: ID, spans: [FIRST_LINE], ownSpans: [], isResolved: true }],
    wrong: [],
    ...changed,
  }).map(({ rule }) => rule);

const refusing = (outcome: ExampleOutcome) => {
  const facts = { call: 'f()', args: undefined, row: undefined, setup: undefined, timeout: 1000 };
  return aSpec({
    behaviours: [aBehaviour({ examples: [{ kind: 'call', ...facts, outcome, location: aLocation() }] })],
  });
};

describe('ARID-3: what people state', () => {
  it('leaves the rest to the rules', () => {
    expect(rulesOf({})).toEqual(['error-message', 'console']);
    expect(rulesOf({ specs: [refusing({ kind: 'throws', error: 'Error', message: undefined })] })).toEqual([
      'error-message',
      'console',
    ]);
  });

  it('keeps the messages of code whose example states one', () => {
    expect(rulesOf({ specs: [refusing({ kind: 'throws', error: 'Error', message: 'now' })] })).toEqual(['console']);
  });

  it('keeps what a wrong behaviour replaces', () => {
    const row = aRow({ span: aSpan(path, [2, 25], [2, 44]) });
    const edits = [{ file: path, kind: 'replace', start: 0, end: 1, text: '' }] as const;
    const result = { name: 'it says nothing', kind: 'row', row: row.id } as const;
    const wrong = [{ behaviourId: ID, location: aLocation(), result, reason: undefined, wrongRow: { row, edits } }];
    expect(rulesOf({ wrong })).toEqual(['error-message']);
  });
});
