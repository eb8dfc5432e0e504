import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVerdicts, type Agreement } from './compare-verdicts.ts';
import type { MutantVerdict } from './mutant-verdict.ts';

const aVerdict = (facts: Partial<MutantVerdict> = {}): MutantVerdict => ({
  file: 'src/price.ts',
  start: { line: 3, column: 7 },
  end: { line: 3, column: 12 },
  mutatorName: 'EqualityOperator',
  replacement: 'a <= b',
  status: 'Killed',
  ...facts,
});

const NOTHING: Agreement = { equal: 0, bothNoticed: 0, different: [], unjudged: 0, dropped: 0, added: 0 };

describe('BENCH-1: the verdict on a mutant that both made', () => {
  it.each([
    ['Killed', 'Killed', { equal: 1 }],
    ['Survived', 'Survived', { equal: 1 }],
    ['NoCoverage', 'NoCoverage', { equal: 1 }],
    ['Killed', 'Timeout', { bothNoticed: 1 }],
    ['Timeout', 'Killed', { bothNoticed: 1 }],
    ['Ignored', 'Killed', { unjudged: 1 }],
    ['RuntimeError', 'Killed', { unjudged: 1 }],
    ['CompileError', 'Survived', { unjudged: 1 }],
    ['Pending', 'Killed', { unjudged: 1 }],
  ] as const)('%s and %s count as %j', (theirs, ours, expected) => {
    const counted = compareVerdicts([aVerdict({ status: theirs })], [aVerdict({ status: ours })]);
    expect(counted).toEqual({ ...NOTHING, ...expected });
  });

  it.each([
    ['Killed', 'Survived'],
    ['Survived', 'Killed'],
    ['Survived', 'NoCoverage'],
    ['NoCoverage', 'Survived'],
    ['Timeout', 'Survived'],
    ['Killed', 'Unmeasured'],
    ['Survived', 'Unmeasured'],
  ] as const)('%s and %s are different, and both are named', (theirs, ours) => {
    const [reference, other] = [aVerdict({ status: theirs }), aVerdict({ status: ours })];
    expect(compareVerdicts([reference], [other])).toEqual({ ...NOTHING, different: [{ reference, other }] });
  });

  it('comes in the order of the source where it differs', () => {
    const places = [
      { file: 'src/b.ts', start: { line: 1, column: 1 } },
      { file: 'src/a.ts', start: { line: 10, column: 1 } },
      { file: 'src/a.ts', start: { line: 9, column: 30 } },
      { file: 'src/a.ts', start: { line: 9, column: 4 } },
    ];
    const { different } = compareVerdicts(
      places.map((place) => aVerdict({ ...place, status: 'Survived' })),
      places.map((place) => aVerdict(place)),
    );
    expect(different.map(({ reference: { file, start } }) => ({ file, start }))).toEqual(places.toReversed());
  });
});

describe('BENCH-1: a mutant is the same as another', () => {
  const counts = (reference: readonly MutantVerdict[], others: readonly MutantVerdict[]): Partial<Agreement> => {
    const { equal, dropped, added } = compareVerdicts(reference, others);
    return { equal, dropped, added };
  };

  it('when white space and semicolons are all that differ', () => {
    const reference = [aVerdict({ replacement: '{}' }), aVerdict({ replacement: 'if (true) {\n  go();\n}' })];
    const others = [aVerdict({ replacement: 'if(true){go()}' }), aVerdict({ replacement: '{ }' })];
    expect(counts(reference, others)).toEqual({ equal: 2, dropped: 0, added: 0 });
  });

  it.each([
    ['text', { replacement: 'a as X <= b' }],
    ['end', { end: { line: 3, column: 13 } }],
  ])('when it is the only one of its start and mutator on both sides, whatever its %s', (_, facts) => {
    expect(counts([aVerdict(facts)], [aVerdict()])).toEqual({ equal: 1, dropped: 0, added: 0 });
  });

  it('when it ends where the other does, beside one that starts there too', () => {
    const reference = [aVerdict(), aVerdict({ end: { line: 4, column: 1 } })];
    expect(counts(reference, reference.slice(1))).toEqual({ equal: 1, dropped: 1, added: 0 });
  });

  it('but not when it could be one of two', () => {
    const reference = [aVerdict({ replacement: 'a: X' }), aVerdict({ replacement: 'b: X' })];
    expect(counts(reference, [aVerdict({ replacement: 'c' })])).toEqual({ equal: 0, dropped: 2, added: 1 });
    expect(counts([aVerdict({ replacement: 'c' })], reference)).toEqual({ equal: 0, dropped: 1, added: 2 });
  });

  it.each([
    ['file', { file: 'src/prices.ts' }],
    ['start', { start: { line: 3, column: 8 } }],
    ['mutator', { mutatorName: 'ConditionalExpression' }],
  ])('but not when its %s is another', (_, facts) => {
    expect(counts([aVerdict()], [aVerdict(facts)])).toEqual({ equal: 0, dropped: 1, added: 1 });
  });

  it('once only, when the same change is there twice', () => {
    expect(counts([aVerdict()], [aVerdict(), aVerdict()])).toEqual({ equal: 1, dropped: 0, added: 1 });
    expect(counts([aVerdict(), aVerdict()], [aVerdict()])).toEqual({ equal: 1, dropped: 1, added: 0 });
  });
});

describe('BENCH-1: however many mutants there are', () => {
  const verdict = fc.record({
    file: fc.constantFrom('src/a.ts', '__proto__'),
    start: fc.record({ line: fc.integer({ min: 1, max: 2 }), column: fc.constant(1) }),
    end: fc.constant({ line: 3, column: 1 }),
    mutatorName: fc.constantFrom('ArithmeticOperator', 'BlockStatement'),
    replacement: fc.constantFrom('a + b', 'a+b', 'a - b', '{}', ''),
    status: fc.constantFrom('Killed', 'Survived', 'Timeout', 'NoCoverage', 'Ignored'),
  });
  const verdicts = fc.array(verdict, { maxLength: 12 });

  it('each of both sides is counted once', () => {
    fc.assert(
      fc.property(verdicts, verdicts, (reference, others) => {
        const { equal, bothNoticed, different, unjudged, dropped, added } = compareVerdicts(reference, others);
        const paired = equal + bothNoticed + different.length + unjudged;
        expect({ reference: paired + dropped, others: paired + added }).toEqual({
          reference: reference.length,
          others: others.length,
        });
      }),
    );
  });

  it('a side agrees with itself in any order, if it says one thing of each change', () => {
    const changes = fc.uniqueArray(verdict, {
      maxLength: 12,
      selector: ({ file, start, mutatorName, replacement }) =>
        JSON.stringify([file, start, mutatorName, replacement.replaceAll(' ', '')]),
    });
    fc.assert(
      fc.property(changes, (reference) => {
        const ignored = reference.filter(({ status }) => status === 'Ignored').length;
        const expected = { ...NOTHING, equal: reference.length - ignored, unjudged: ignored };
        expect(compareVerdicts(reference, reference.toReversed())).toEqual(expected);
      }),
    );
  });
});
