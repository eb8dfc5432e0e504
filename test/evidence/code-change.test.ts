import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeChange } from '../../src/evidence/code-change.ts';
import { aRow, aSpan } from '../support/builders.ts';

const FILE = 'src/code.ts';

describe('EVIDENCE-1: a mutant is shown as whole lines before and after', () => {
  it('replaces part of a line', () => {
    const row = aRow({ id: '1f3a', span: aSpan(FILE, [2, 14], [2, 16]), replacement: '>' });
    expect(codeChange(row, 'const a = 1;\n  return sum >= 100;\nconst b = 2;\n')).toEqual({
      mutant: '1f3a',
      mutator: 'EqualityOperator',
      line: 2,
      before: ['  return sum >= 100;'],
      after: ['  return sum > 100;'],
    });
  });

  it.each(['\n', '\r\n', '\r', '\u2028'])('keeps lines whole when they end in %j', (end) => {
    const source = ['function total() {', '  return 1;', '}', ''].join(end);
    const row = aRow({ span: aSpan(FILE, [1, 18], [3, 2]), replacement: '{}' });
    const { before, after } = codeChange(row, source);
    expect({ before, after }).toEqual({
      before: ['function total() {', '  return 1;', '}'],
      after: ['function total() {}'],
    });
  });

  it('shows a replacement of several lines, and a removal', () => {
    const source = 'a();\nb();';
    const longer = aRow({ span: aSpan(FILE, [1, 1], [1, 5]), replacement: 'if (x) {\n  a();\n}' });
    const removed = aRow({ span: aSpan(FILE, [2, 1], [2, 5]), replacement: '' });
    expect(codeChange(longer, source).after).toEqual(['if (x) {', '  a();', '}']);
    expect(codeChange(removed, source)).toMatchObject({ before: ['b();'], after: [''] });
  });

  it('gives no lines for a place outside the source', () => {
    const row = aRow({ span: aSpan(FILE, [9, 1], [9, 4]), replacement: 'x' });
    expect(codeChange(row, 'a();')).toMatchObject({ line: 9, before: [], after: ['x'] });
  });

  it('leaves the lines as they are when a text is replaced by itself', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => !/[\n\r\u2028\u2029]/u.test(text)),
          { minLength: 1 },
        ),
        (lines) => {
          const width = lines.at(-1)?.length ?? 0;
          const span = aSpan(FILE, [1, 1], [lines.length, width + 1]);
          const { before, after } = codeChange(aRow({ span, replacement: lines.join('\n') }), lines.join('\n'));
          expect(after).toEqual(before);
        },
      ),
    );
  });
});
