import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../src/viewer/highlight.ts';
import { originalOf } from '../../src/report/original-text.ts';
import { sourceLines } from '../../src/viewer/source-lines.ts';
import { anyText } from '../support/arbitrary-verification.ts';
import { aReportedMutant } from '../support/verifications.ts';

const colours = (text: string): string[] =>
  tokensOf(text).flatMap(({ kind, start, end }) => (kind === 'plain' ? [] : [`${kind} ${text.slice(start, end)}`]));

describe('REPORT-11: the colours of code', () => {
  it.each([
    ["const a = 'x' + 1.5; // done", ['keyword const', "string 'x'", 'number 1.5', 'comment // done']],
    ['/* a\n b */ return `${a}`', ['comment /* a\n b */', 'keyword return', 'string `${a}`']],
    ['x.split(/[/"]\\//g) / 2 / y', ['string /[/"]\\//g', 'number 2']],
    ['item.of = newOf', []],
    ["'never ends", ["string 'never ends"]],
  ])('of %j are %j', (text, expected) => {
    expect(colours(text)).toEqual(expected);
  });

  it('cover any text without gaps, and in time that grows with it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.string({
            unit: fc.constantFrom('`', "'", '"', '/', '*', '\\', '[', ']', '{', '$', ' ', '\n', 'a', '1', '='),
            maxLength: 200,
          }),
        ),
        (text) => {
          expect(
            tokensOf(text)
              .map(({ start, end }) => text.slice(start, end))
              .join(''),
          ).toBe(text);
        },
      ),
    );
    const started = performance.now();
    for (const part of ['/', '`', "'\\", '/*', '[', ' ', '= /[', 'a']) tokensOf(part.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('REPORT-11: the lines of a source', () => {
  const text = 'if (a >= b) {\r\n  go();\n}\n';
  const survivor = aReportedMutant({ status: 'Survived', start: { line: 1, column: 5 }, end: { line: 1, column: 11 } });
  const block = aReportedMutant({
    id: 'b',
    status: 'NoCoverage',
    start: { line: 1, column: 13 },
    end: { line: 3, column: 2 },
  });
  const killed = aReportedMutant({ id: 'k', start: { line: 2, column: 3 }, end: { line: 2, column: 7 } });

  it('mark what nobody notices, across lines, and hold the changes that begin there', () => {
    const lines = sourceLines(text, [survivor, block, killed]);
    expect(lines.map(({ number, mutants }) => [number, mutants.map(({ id }) => id)])).toEqual([
      [1, [survivor.id, 'b']],
      [2, ['k']],
      [3, []],
    ]);
    const marked = lines.map(({ pieces }) =>
      pieces
        .filter(({ isUnnoticed }) => isUnnoticed)
        .map((piece) => piece.text)
        .join(''),
    );
    expect(marked).toEqual(['a >= b{', '  go();', '}']);
  });

  it('are the lines of the source, whatever it holds and wherever a report puts mutants', () => {
    const place = fc.record({ line: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 30 }) });
    const mutants = fc.array(
      fc.tuple(place, place).map(([start, end]) => aReportedMutant({ status: 'Survived', start, end })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(anyText, mutants, (source, all) => {
        const lines = sourceLines(source, all).map(({ pieces }) => pieces.map((piece) => piece.text).join(''));
        const expected = source.split(/\r\n|[\n\r\u2028\u2029]/);
        if (expected.length > 1 && expected.at(-1) === '') expected.pop();
        expect(lines).toEqual(expected);
      }),
    );
  });

  it('give the text that a mutant replaces', () => {
    const lines = text.split(/\r\n|\n/);
    expect([survivor, block, killed].map((mutant) => originalOf(mutant, lines))).toEqual([
      'a >= b',
      '{\n  go();\n}',
      'go()',
    ]);
  });
});
