import { describe, expect, it } from 'vitest';
import { inTest, markedIn, suspicionsIn } from './small-library.ts';

const RULE = 'oracle/snapshot-only';

const FAULTS: readonly (readonly [name: string, body: string])[] = [
  ['in a file', `expect(label(LOAN)).toMatchSnapshot(); // <- certain`],
  ['inline', `expect(label(LOAN)).toMatchInlineSnapshot(\`"Emma until 2026-03-15"\`); // <- certain`],
  ['in a file of its own', `await expect(label(LOAN)).toMatchFileSnapshot('./label.txt'); // <- likely`],
  ['of an error', `expect(() => renew(WORN)).toThrowErrorMatchingSnapshot(); // <- certain`],
  [
    'of an error inline',
    `expect(() => renew(WORN)).toThrowErrorMatchingInlineSnapshot(\`[RangeError: worn]\`); // <- certain`,
  ],
  ['of what a promise resolves to', `await expect(find('x')).resolves.toMatchSnapshot(); // <- certain`],
];

describe('ORACLE-8: snapshot-only', () => {
  it.each(FAULTS)('finds a snapshot %s', (_, body) => {
    const source = inTest(body);
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it.each([
    ['a text', 'returns: Emma until 2026-03-15', `toMatchInlineSnapshot(\`"Emma until 2026-03-15"\`)`],
    ['a number', 'returns: 60', 'toMatchInlineSnapshot(`60`)'],
    [
      'an object',
      'returns: { book: Emma, renewals: 1 }',
      'toMatchInlineSnapshot(`\n  {\n    "book": "Emma",\n    "renewals": 1,\n  }\n`)',
    ],
    ['a list', 'returns: [Emma, 1, null]', 'toMatchInlineSnapshot(`\n  [\n    "Emma",\n    1,\n    null,\n  ]\n`)'],
    [
      'an error',
      'throws: RangeError\n        message: worn',
      'toThrowErrorMatchingInlineSnapshot(`[RangeError: worn]`)',
    ],
  ])('is silent about an inline snapshot of %s that the spec states', (_, outcome, matcher) => {
    const examples = `      - call: "label({ book: 'Emma' })"\n        ${outcome}`;
    expect(suspicionsIn({ test: inTest(`expect(label(LOAN)).${matcher};`), examples }, RULE)).toEqual([]);
  });

  it('finds an inline snapshot of another value than the spec states', () => {
    const source = inTest(`expect(label(LOAN)).toMatchInlineSnapshot(\`"Emma"\`); // <- certain`);
    const examples = `      - call: "label({ book: 'Emma' })"\n        returns: Emma until 2026-03-15`;
    expect(suspicionsIn({ test: source, examples }, RULE)).toEqual(markedIn(source));
  });

  it('is silent about a literal', () => {
    expect(suspicionsIn({ test: inTest(`expect(label(LOAN)).toBe('Emma until 2026-03-15');`) }, RULE)).toEqual([]);
  });
});
