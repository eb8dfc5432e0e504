import { describe, expect, it } from 'vitest';
import { RULES, isRuleId } from '../../src/model/rules.ts';
import type { Verification } from '../../src/model/verification.ts';
import { renderRule, renderRuleList, renderSubject } from '../../src/report/explain.ts';
import { findRule, findSubject, nearestNames } from '../../src/report/explain/find-subject.ts';
import { aBehaviour } from '../support/builders.ts';
import { EVERYTHING_WRONG } from '../support/verifications.ts';

const PLAIN = { useColor: false, columns: 80 };

describe('CLI-2: explain finds what is meant', () => {
  it.each([
    ['oracle/copied-formula', 'oracle/copied-formula'],
    ['copied-formula', 'oracle/copied-formula'],
    ['formula', undefined],
    ['constructor', undefined],
  ])('the rule %s as %s', (thing, rule) => {
    expect(findRule(thing)).toBe(rule);
  });

  it.each([
    ['PRICE-4', 'behaviour PRICE-4'],
    ['aaaa0001', 'mutant aaaa0001'],
    ['aaaa', undefined],
    ['test/pricing.test.ts:81', 'tests roundCents > PRICE-4: should return a number'],
    ['roundCents > PRICE-4: should round amounts', 'tests roundCents > PRICE-4: should round amounts'],
    ['SHOULD ROUND', 'tests roundCents > PRICE-4: should round amounts'],
    ['no such thing', undefined],
  ])('%s as %s', (thing, expected) => {
    const subject = findSubject(thing, EVERYTHING_WRONG);
    const found =
      subject?.kind === 'behaviour'
        ? subject.behaviour.id
        : subject?.kind === 'mutant'
          ? subject.finding.change?.mutant
          : subject?.tests.map(({ name }) => name).join();
    expect(subject && `${subject.kind} ${found ?? ''}`).toBe(expected);
  });

  it.each([
    ['PRICE-22', ['PRICE-2', 'PRICE-1', 'PRICE-4']],
    ['oracle/copied-formulas', ['oracle/copied-formula']],
    ['self-comparisn', ['oracle/self-comparison']],
    ['something else altogether', []],
  ])('or says what %s is near to', (thing, names) => {
    expect(nearestNames(thing, EVERYTHING_WRONG)).toEqual(names);
  });
});

describe('CLI-2: explain tells everything about', () => {
  const explained = (thing: string, verification: Verification = EVERYTHING_WRONG): string => {
    const subject = findSubject(thing, verification);
    const stated = [
      aBehaviour({
        id: 'PRICE-4',
        why: 'Agreed with sales.',
        code: [
          { path: 'src/pricing.ts', name: 'roundCents', declaredBy: 'behaviour', location: aBehaviour().location },
        ],
        examples: [
          {
            kind: 'call',
            call: 'roundCents',
            args: [1.005],
            row: undefined,
            setup: undefined,
            timeout: 1000,
            outcome: { kind: 'returns', value: 1.01 },
            location: aBehaviour().location,
          },
        ],
      }),
    ];
    return subject === undefined ? '' : renderSubject(subject, { verification, stated }, PLAIN);
  };

  it('every rule, with what it means and what to do', () => {
    const texts = Object.keys(RULES)
      .filter(isRuleId)
      .map((id) => renderRule(id, PLAIN));
    const lacking = texts.filter(
      (text) => !/^[a-z]+\/[a-z-]+ {2}[A-Z][^]*\n {2}→ (?:Test|Spec|Code) author: /.test(text),
    );
    expect({
      lacking,
      tooWide: texts
        .flatMap((text) => text.split('\n'))
        .filter((line) => line.length > 80 && !line.startsWith('    │ ')),
    }).toEqual({
      lacking: [],
      tooWide: [],
    });
  });

  it('an oracle rule, with an example and a better one', async () => {
    await expect(renderRule('oracle/trivial-assertion', PLAIN)).toMatchFileSnapshot('snapshots/explain-rule.txt');
  });

  it('all rules, by stage', () => {
    expect(renderRuleList(PLAIN).match(/^[a-z]+$/gm)).toEqual(['spec', 'link', 'oracle', 'evidence', 'run']);
  });

  it('a behaviour that was measured', async () => {
    await expect(explained('PRICE-4')).toMatchFileSnapshot('snapshots/explain-behaviour.txt');
  });

  it('a behaviour that was only read', async () => {
    const read = { ...EVERYTHING_WRONG, run: { ...EVERYTHING_WRONG.run, engine: 'none' } };
    await expect(explained('PRICE-4', read)).toMatchFileSnapshot('snapshots/explain-behaviour-only-read.txt');
  });

  it('a test', async () => {
    await expect(explained('should return a number')).toMatchFileSnapshot('snapshots/explain-test.txt');
  });

  it('a mutant', async () => {
    await expect(explained('aaaa0001')).toMatchFileSnapshot('snapshots/explain-mutant.txt');
  });
});
