import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../src/model/location.ts';
import { parsePolicy } from '../../src/spec/parse-policy.ts';
import { parseSpecs } from '../../src/spec/parse-specs.ts';
import { SAMPLE } from './sample.ts';
import { aSource } from './support.ts';

/** Pieces that mean something to YAML or to a spec. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['\n', '\r\n', '\t', ' ', ': ', ' #', '- ', '? ', '*a', '&a ', '!x ', '<<: ', '{', '}', '[', ']', ',', '"', "'"],
    ...['|', '>', '%', '---\n', '...\n', '`', '\\', '\uFEFF', '\0', '\uD800', '007', '1.10', 'undefined', '__proto__'],
    ...['must', 'examples', 'never', 'call', 'returns', 'rows', 'instead', 'code', 'approx', '$a'],
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const brokenSample = fc
  .array(fc.record({ at: fc.nat(SAMPLE.length), cut: fc.nat(12), put: piece }), { minLength: 1, maxLength: 6 })
  .map((edits) => edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), SAMPLE));

const anyText = fc.oneof(
  brokenSample,
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);

function isInside(text: string, position: Position | undefined): boolean {
  if (position === undefined) return true;
  const line = text.replace(/^\uFEFF/, '').split('\n')[position.line - 1];
  return line !== undefined && position.column >= 1 && position.column <= line.length + 1;
}

describe('SPEC-4: any text', () => {
  it('is read without an exception, and gives a spec or a problem', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { specs, problems } = parseSpecs([aSource(text)]);
        expect(specs.length === 1).toBe(problems.length === 0);
        parsePolicy(aSource(text));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('SPEC-1: positions', () => {
  it('lie within the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { problems } = parseSpecs([aSource(text)]);
        const outside = problems.filter(({ start, end }) => !isInside(text, start) || !isInside(text, end));
        expect(outside).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('do not depend on the order of the files', () => {
    const sources = [
      aSource('feature: 5\nbehaviours: { A-1: x }', 'specs/a.yaml'),
      aSource('feature: F\nbehaviours: { A-1: x }', 'specs/b.yaml'),
      aSource('feature: F\nbehaviours: { B-1: x }', 'specs/c.yaml'),
    ];
    const expected = parseSpecs(sources);
    fc.assert(
      fc.property(fc.shuffledSubarray(sources, { minLength: 3 }), (shuffled) => {
        expect(parseSpecs(shuffled)).toEqual(expected);
      }),
    );
  });
});
