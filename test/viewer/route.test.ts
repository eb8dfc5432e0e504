import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, type Route } from '../../src/viewer/route.ts';
import { anyText } from '../support/arbitrary-verification.ts';

const nowhere: Route = { page: 'behaviours', id: '', query: '', kinds: [] };

describe('REPORT-11: an address within the report', () => {
  it.each([
    ['', nowhere],
    ['#', nowhere],
    ['#elsewhere/x', { ...nowhere, id: 'x' }],
    ['#behaviour/PRICE-2', { ...nowhere, page: 'behaviour', id: 'PRICE-2' }],
    ['#test/a/b.test.ts > c?', { ...nowhere, page: 'test', id: 'a/b.test.ts > c' }],
    ['#test/100%', { ...nowhere, page: 'test', id: '100%' }],
    [
      '#tests?show=vacuous,skipped&q=adds+up',
      { ...nowhere, page: 'tests', query: 'adds up', kinds: ['vacuous', 'skipped'] },
    ],
  ])('%j leads to %j', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it('leads back to where it was made, whatever the id and the query hold', () => {
    const wellFormed = anyText.map((text) => text.toWellFormed());
    const page = fc.constantFrom('behaviour' as const, 'test' as const, 'file' as const, 'tests' as const);
    const kinds = fc.constantFrom([], ['weak'], ['weak', 'untested']);
    fc.assert(
      fc.property(fc.record({ page, id: wellFormed, query: wellFormed, kinds }), (route) => {
        expect(parseRoute(hrefOf(route))).toEqual(route);
      }),
    );
  });
});
