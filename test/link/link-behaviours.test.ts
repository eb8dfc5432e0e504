import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkBehaviours } from '../../src/link/link-behaviours.ts';
import type { BehaviourStatus } from '../../src/model/behaviour.ts';
import type { Finding } from '../../src/model/finding.ts';
import { testId } from '../../src/model/ids.ts';
import type { ClaimingTest, Link } from '../../src/model/link.ts';
import { aBehaviour, aLocation, aSpec } from '../support/builders.ts';

const behaviour = (id: string, status: BehaviourStatus = 'active', tests: readonly string[] = []) =>
  aBehaviour({ id, status, tests: tests.map((pattern) => ({ pattern, location: aLocation('specs/a.yaml:9:5') })) });

const SPEC = aSpec({
  behaviours: [
    ...['PRICE-1', 'PRICE-2', 'PRICE-3', 'PRICE-4', 'cart.add', 'A.B-3', 'R2'].map((id) => behaviour(id)),
    behaviour('OLD-1', 'retired'),
    behaviour('NEW-1', 'draft'),
  ],
});

/** Titles joined with ` > `. */
function aTest(
  titles: string,
  details: { readonly tags?: readonly string[]; readonly place?: string; readonly id?: string } = {},
): ClaimingTest {
  const { tags = [], place = 'a.test.ts:1:1', id = 'test' } = details;
  const location = aLocation(place);
  return { id: testId(id), file: location.file, titlePath: titles.split(' > '), tags, location };
}

const link = (tests: readonly ClaimingTest[], specs = [SPEC]) => linkBehaviours({ specs, tests, claimsPerTest: 3 });

const claimed = (tests: readonly ClaimingTest[], specs = [SPEC]): readonly string[] =>
  link(tests, specs).product.map(({ behaviourId, declaredBy }) => `${behaviourId} by ${declaredBy}`);

const finding = (
  details: Pick<Finding, 'rule' | 'location' | 'message' | 'behaviours' | 'tests' | 'subject'>,
): Finding => ({
  ...details,
  confidence: 'certain',
  confirmed: false,
});

describe('LINK-1: claims in titles', () => {
  it.each([
    ['PRICE-1: adds up', ['PRICE-1']],
    ['PRICE-1 adds up', ['PRICE-1']],
    ['PRICE-1', ['PRICE-1']],
    ['cart.add works', ['cart.add']],
    ['A.B-3: x', ['A.B-3']],
    ['R2 x', ['R2']],
    ['PRICE-1, PRICE-2: x', ['PRICE-1', 'PRICE-2']],
    ['PRICE-1,PRICE-2 x', ['PRICE-1', 'PRICE-2']],
    ['PRICE-1 PRICE-2 x', ['PRICE-1', 'PRICE-2']],
    ['PRICE-1 and PRICE-2', ['PRICE-1']],
    ['PRICE-1: unlike PRICE-2', ['PRICE-1']],
    ['adds up (PRICE-1)', []],
    ['as in PRICE-1', []],
    ['PRICE-1/2', []],
    ['price-1: other case', []],
    [' PRICE-1: not at the beginning', []],
    ['adds up [PRICE-1]', ['PRICE-1']],
    ['[PRICE-2, PRICE-3] discount', ['PRICE-2', 'PRICE-3']],
    ['[see PRICE-2; PRICE-3] [PRICE-1]', ['PRICE-1', 'PRICE-2', 'PRICE-3']],
    ['of [1, 2] and []', []],
    ['PRICE-1: twice [PRICE-1]', ['PRICE-1']],
    ['PRICE-1 rules > [PRICE-2] more > cart.add: x', ['PRICE-1', 'PRICE-2', 'cart.add']],
    ['NEW-1: a draft', ['NEW-1']],
  ])('reads "%s"', (titles, expected) => {
    expect(link([aTest(titles)])).toEqual({
      product: expected.map((id): Link => ({
        behaviourId: behaviour(id).id,
        testId: testId('test'),
        declaredBy: 'title',
      })),
      findings: [],
    });
  });
});

describe('LINK-1: claims by tag and from the spec', () => {
  it('reads a tag that is an id', () => {
    expect(claimed([aTest('x', { tags: ['slow', 'PRICE-2'] })])).toEqual(['PRICE-2 by tag']);
  });

  it.each([
    ['a.test.ts > cart > adds', ['PRICE-1 by spec']],
    ['* > adds', ['PRICE-1 by spec']],
    ['a.test.ts > *', ['PRICE-1 by spec']],
    ['a.*.ts > c*t > *', ['PRICE-1 by spec']],
    ['a.test.ts > cart', []],
    ['cart > adds', []],
    ['a.test.ts > cart > adds*more', []],
  ])('reads the pattern "%s"', (pattern, expected) => {
    const specs = [aSpec({ behaviours: [behaviour('PRICE-1', 'active', [pattern])] })];
    expect(claimed([aTest('cart > adds')], specs)).toEqual(expected);
  });

  it('makes one link of several claims of one behaviour: by title, else by tag, else by the spec', () => {
    const specs = [aSpec({ behaviours: ['A-1', 'A-2', 'A-3'].map((id) => behaviour(id, 'active', ['*'])) })];
    expect(claimed([aTest('A-1: x', { tags: ['A-1', 'A-2'] })], specs)).toEqual([
      'A-1 by title',
      'A-2 by tag',
      'A-3 by spec',
    ]);
  });
});

describe('LINK-2: claims that do not count', () => {
  const at = (titles: string, tags: readonly string[] = []): readonly string[] =>
    link([aTest(titles, { tags })]).findings.map(({ rule, message }) => `${rule}: ${message}`);
  const unknown = (id: string, nearest: string): string =>
    `link/unknown-behaviour: No spec has a behaviour "${id}": correct the id (the nearest is "${nearest}"), or add the behaviour to a spec.`;

  it.each([
    ['PRICE-9: x', unknown('PRICE-9', 'PRICE-1')],
    ['PRICE-23 x', unknown('PRICE-23', 'PRICE-2')],
    ['x [cart.ad]', unknown('cart.ad', 'cart.add')],
    ['A.B-4 x', unknown('A.B-4', 'A.B-3')],
    ['R3: x', unknown('R3', 'R2')],
    ['PRICE-1st x', unknown('PRICE-1st', 'PRICE-1')],
    ['OLD-2: x', unknown('OLD-2', 'OLD-1')],
  ])('reports the unknown behaviour in "%s"', (titles, expected) => {
    expect(at(titles)).toEqual([expected]);
  });

  it('reports an unknown behaviour in a tag', () => {
    expect(at('x', ['PRICE-10', 'slow'])).toEqual([unknown('PRICE-10', 'PRICE-1')]);
  });

  it('names no behaviour and the test for an unknown one, and what it is called there', () => {
    expect(link([aTest('PRICE-9: x')]).findings).toEqual([
      finding({
        rule: 'link/unknown-behaviour',
        location: aLocation('a.test.ts:1:1'),
        message: unknown('PRICE-9', 'PRICE-1').replace('link/unknown-behaviour: ', ''),
        behaviours: [],
        tests: [testId('test')],
        subject: 'PRICE-9',
      }),
    ]);
  });

  it.each([
    ...['UTF-8 is read', 'price is right', 'cart works', 'PRICE-list is shown', 'e.g. this', 'add-on: x', '2-1 is 1'],
    ...['PRICE: x', 'PRICE-: x', 'R: x', 'A.B: x', 'reads [PRICE, cart]', '', ':', '[', '[[PRICE', '$name is $value'],
  ])('takes "%s" for plain words', (titles) => {
    expect(link([aTest(titles)])).toEqual({ product: [], findings: [] });
  });

  it('reports a claim of a retired behaviour and keeps the other claims', () => {
    expect(link([aTest('OLD-1, PRICE-1: x')])).toEqual({
      product: [{ behaviourId: behaviour('PRICE-1').id, testId: testId('test'), declaredBy: 'title' }],
      findings: [
        finding({
          rule: 'spec/retired-claim',
          location: aLocation('a.test.ts:1:1'),
          message: '"OLD-1" is retired, so the claim counts for nothing: remove it, or the test.',
          behaviours: [behaviour('OLD-1').id],
          tests: [testId('test')],
          subject: 'OLD-1',
        }),
      ],
    });
  });

  it('ignores all claims of a test that claims more than allowed, however it claims them', () => {
    expect(link([aTest('PRICE-1, PRICE-2: x [PRICE-3]', { tags: ['PRICE-4', 'PRICE-1'] })])).toEqual({
      product: [],
      findings: [
        finding({
          rule: 'link/too-many-claims',
          location: aLocation('a.test.ts:1:1'),
          message:
            'It claims 4 behaviours (PRICE-1, PRICE-2, PRICE-3, PRICE-4), more than the 3 allowed, so none of its claims counts: split it.',
          behaviours: ['PRICE-1', 'PRICE-2', 'PRICE-3', 'PRICE-4'].map((id) => behaviour(id).id),
          tests: [testId('test')],
        }),
      ],
    });
  });

  it('counts behaviours, not claims, and neither unknown nor retired ones', () => {
    const test = aTest('PRICE-1, PRICE-2, PRICE-9 > PRICE-1: x [PRICE-3, OLD-1]');
    expect(claimed([test])).toEqual(['PRICE-1 by title', 'PRICE-2 by title', 'PRICE-3 by title']);
  });

  it('reports the rows of one declaration once, with all of them', () => {
    const tests = ['b', 'a'].map((id) => aTest(`PRICE-9: row ${id}`, { id }));
    expect(link(tests).findings.map(({ tests: ids }) => ids)).toEqual([[testId('a'), testId('b')]]);
  });

  it('reports a pattern that names no test, unless its behaviour is retired', () => {
    const behaviours = [behaviour('A-1', 'active', ['b.test.ts > *']), behaviour('A-2', 'retired', ['b.test.ts > *'])];
    expect(link([aTest('x')], [aSpec({ behaviours })])).toEqual({
      product: [],
      findings: [
        finding({
          rule: 'link/dangling-test-reference',
          location: aLocation('specs/a.yaml:9:5'),
          message: 'No test is named "b.test.ts > *": correct it, or write the test for "A-1".',
          behaviours: [behaviour('A-1').id],
          tests: [],
          subject: 'b.test.ts > *',
        }),
      ],
    });
  });
});

describe('[LINK-1, LINK-2] laws', () => {
  const titles = fc.array(
    fc.constantFrom('PRICE-1', 'PRICE-9', 'OLD-1', 'cart.add', 'NEW-1', '[PRICE-2]', 'word', ': ', ', ', ' ', ' > '),
    { maxLength: 6 },
  );
  const tests = fc
    .array(titles, { maxLength: 8 })
    .map((all) =>
      all.map((parts, index) => aTest(parts.join(''), { id: `t${index}`, place: `a.test.ts:${1 + (index % 3)}:1` })),
    );
  const specs = ['PRICE-1', 'PRICE-2', 'cart.add', 'NEW-1', 'OLD-1'].map((id) =>
    aSpec({ behaviours: [behaviour(id, id === 'OLD-1' ? 'retired' : 'active', ['* > word', 'nowhere'])] }),
  );

  it('does not depend on the order of tests or specs', () => {
    const orders = tests.chain((given) =>
      fc.record({
        given: fc.constant(given),
        shuffledTests: fc.shuffledSubarray(given, { minLength: given.length }),
        shuffledSpecs: fc.shuffledSubarray(specs, { minLength: specs.length }),
      }),
    );
    fc.assert(
      fc.property(orders, ({ given, shuffledTests, shuffledSpecs }) => {
        expect(link(shuffledTests, shuffledSpecs)).toEqual(link(given, specs));
      }),
    );
  });
});
