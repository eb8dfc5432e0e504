import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../src/cli/exit-code.ts';
import { renderBug, renderUserError } from '../../src/cli/render-error.ts';
import { filePath } from '../../src/model/ids.ts';
import { UserError, type Problem } from '../../src/model/user-error.ts';
import { anyText } from '../support/arbitrary-verification.ts';

const pricing = filePath('specs/pricing.yaml');
const stock = filePath('specs/stock.yaml');
const source = ['feature: Pricing', 'behaviours:', '  PRICE-1: Is a price: not a colour.', '  PRICE-1: Again.'].join(
  '\n',
);
const problems: readonly Problem[] = [
  {
    message: 'The sentence holds ": " and has no quotes.',
    hint: 'PRICE-1: "Is a price: not a colour."',
    file: pricing,
    start: { line: 3, column: 12 },
    end: { line: 3, column: 22 },
  },
  {
    message: 'Behaviour "PRICE-1" is declared twice; first at specs/pricing.yaml:3:3.',
    hint: undefined,
    file: pricing,
    start: { line: 4, column: 3 },
    end: undefined,
  },
  { message: 'The file is empty.', hint: 'feature: …', file: stock, start: undefined, end: undefined },
];
const plain = { useColor: false };

describe('ERROR-1: mistakes in files', () => {
  it('are all shown, each with place, code frame and hint, and counted', () => {
    const error = new UserError('spec-invalid', 'The specs cannot be read.', {
      problems,
      sources: new Map([
        [pricing, source],
        [stock, ''],
      ]),
    });
    expect(renderUserError(error, plain)).toMatchInlineSnapshot(`
      "✗ The specs cannot be read.

      specs/pricing.yaml:3:12  The sentence holds ": " and has no quotes.
        1 | feature: Pricing
        2 | behaviours:
      > 3 |   PRICE-1: Is a price: not a colour.
          |            ^^^^^^^^^^
        4 |   PRICE-1: Again.
        → PRICE-1: "Is a price: not a colour."

      specs/pricing.yaml:4:3  Behaviour "PRICE-1" is declared twice; first at specs/pricing.yaml:3:3.
        2 | behaviours:
        3 |   PRICE-1: Is a price: not a colour.
      > 4 |   PRICE-1: Again.
          |   ^

      specs/stock.yaml  The file is empty.
        → feature: …

      3 mistakes in 2 files; nothing was run.
      "
    `);
    expect(renderUserError(error, { useColor: true }).replace(/\u001b\[\d+m/g, '')).toBe(renderUserError(error, plain));
  });

  it('keep the carets under the mistake when tabs and escape sequences stand before it', () => {
    const text = '\t\u001b[31mkey\u202e: value';
    const at = text.indexOf('value') + 1;
    const error = new UserError('spec-invalid', 'One mistake.', {
      problems: [
        {
          message: 'Not a value.',
          hint: undefined,
          file: pricing,
          start: { line: 1, column: at },
          end: { line: 1, column: at + 5 },
        },
      ],
      sources: new Map([[pricing, text]]),
    });
    expect(renderUserError(error, plain)).toBe(
      [
        '✗ One mistake.',
        '',
        'specs/pricing.yaml:1:13  Not a value.',
        '> 1 |   key\\u{202e}: value',
        '    |                ^^^^^',
        '',
        '1 mistake in 1 file; nothing was run.',
        '',
      ].join('\n'),
    );
  });

  it('are shown in a stretch of a line that is a megabyte long', () => {
    const text = `${'a'.repeat(500_000)}HERE${'b'.repeat(500_000)}`;
    const start = { line: 1, column: 500_001 };
    const error = new UserError('spec-invalid', 'One mistake.', {
      problems: [{ message: 'Too long.', hint: undefined, file: pricing, start, end: { line: 1, column: 500_005 } }],
      sources: new Map([[pricing, text]]),
    });
    const [, , , line = '', carets = ''] = renderUserError(error, plain).split('\n');
    expect([line.length, line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)]).toEqual([166, 'HERE']);
  });

  it('never make it throw, and control nothing, whatever text and place they name', () => {
    const position = fc.record({ line: fc.integer({ min: 1, max: 5 }), column: fc.integer({ min: 1, max: 80 }) });
    fc.assert(
      fc.property(fc.tuple(anyText, anyText), fc.tuple(position, position), ([text, message], [start, end]) => {
        const error = new UserError('spec-invalid', message, {
          hint: message,
          problems: [{ message, hint: message, file: filePath(message), start, end }],
          sources: new Map([[filePath(message), text]]),
        });
        expect(renderUserError(error, plain).match(/[^\P{Cc}\n]|\p{Bidi_Control}/u)).toEqual(null);
      }),
    );
  });
});

describe('ERROR-1: other ends of a run', () => {
  it('shows an error without a place as its message and hint', () => {
    const error = new UserError('vitest-missing', 'Vitest is not installed.', {
      hint: 'npm install --save-dev vitest',
    });
    expect(renderUserError(error, plain)).toBe('✗ Vitest is not installed.\n→ npm install --save-dev vitest\n');
  });

  it('shows a bug as one of Assay, with versions and stack', () => {
    const error = new Error('Unexpected value');
    error.stack = 'Error: Unexpected value\n    at judge (judge.js:1:1)\u001b[2J';
    expect(renderBug(error, '0.1.0', '24.1.0')).toBe(
      [
        'This is a bug in Assay. Nothing that it printed before counts as a result.',
        'Assay 0.1.0, Node 24.1.0',
        '',
        'Error: Unexpected value',
        '    at judge (judge.js:1:1)',
        '',
      ].join('\n'),
    );
  });

  it('shows a thrown value that is no error as text', () => {
    expect(renderBug('plain text', '0.1.0', '24.1.0').split('\n')[3]).toBe('plain text');
  });

  it('has one exit code for each end of a run', () => {
    expect(EXIT_CODES).toEqual({ passed: 0, failed: 1, cannotStart: 2, unmeasured: 3, bug: 70, interrupted: 130 });
  });
});
