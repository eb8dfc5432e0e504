import { describe, expect, it } from 'vitest';
import { durationText } from '../../src/util/duration-text.ts';
import { printable, printableCode, printableUpTo } from '../../src/util/printable.ts';

describe('REPORT-3: printable', () => {
  it.each([
    ['\u001b[1;31mred\u001b[0m', 'red'],
    ['\u009b31mred', 'red'],
    ['\u001b]0;title\u0007after', 'after'],
    ['\u001b]0;a title without an end', '0;a title without an end'],
    ['\u001b]8;;https://example.com\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['one\r\ntwo\tthree', 'one  two three'],
    ['a\u0000b\u007fc', 'abc'],
    ['\u202egnp', '\\u{202e}gnp'],
    ['a\u200bb', 'a\\u{200b}b'],
    ['👩‍👧', '👩‍👧'],
    ['\ud83d', '\ufffd'],
  ])('turns %j into %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('cuts a long text at the given length', () => {
    expect([printableUpTo(5, 'abcde'), printableUpTo(5, 'abc def')]).toEqual(['abcde', 'abc d…']);
  });

  it('shows a tab of source as two spaces', () => {
    expect(printableCode('\tif (x) {')).toBe('  if (x) {');
  });

  it.each(['\u001b[', '\u001b]8;;', '\u001bP', '\u009d', '\u0090', '\u009b', '\u001b[1;'])(
    'comes to an end on many escape sequences without an end, number %$',
    (text) => {
      const hostile = text.repeat(200_000);
      expect(printable(hostile)).not.toContain('\u001b[');
    },
  );
});

describe('REPORT-4: durationText', () => {
  it.each([
    [0, '0.0 s'],
    [440, '0.4 s'],
    [9_949, '9.9 s'],
    [9_950, '10 s'],
    [59_600, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_599_600, '1 h 0 min'],
    [3_840_000, '1 h 4 min'],
  ])('says %i ms as %s', (milliseconds, expected) => {
    expect(durationText(milliseconds)).toBe(expected);
  });
});
