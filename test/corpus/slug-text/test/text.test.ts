import { describe, expect, it } from 'vitest';
import { byline, ELLIPSIS, truncate, wrap } from '../src/text';
import { assertFits } from './support/assert-lines';

describe('truncate', () => {
  it('TEXT-1: cuts after a whole word', () => {
    expect(truncate('The quick brown fox', 12)).toBe('The quick…');
    expect(truncate('Incomprehensible', 8)).toBe('Incompr…');
    expect(truncate('Exactly ten', 11)).toBe('Exactly ten');
  });

  it('TEXT-1: never gets longer than it may', () => {
    const text = 'lorem ipsum '.repeat(5).trim();
    for (let max = 2; max < text.length; max += 1) {
      const short = truncate(text, max);
      if (short.length > max) throw new Error(`${short.length} characters where ${max} were allowed`);
      if (!short.endsWith('…')) throw new Error(`no ellipsis after "${short}"`);
    }
  });

  it('TEXT-1: should end with the ellipsis', () => {
    expect(truncate('The quick brown fox', 12).slice(-1)).toBe(ELLIPSIS);
  });
});

describe('wrap', () => {
  it('TEXT-2: loses no word and keeps to the width', () => {
    const hamlet = 'whether tis nobler in the mind to suffer';
    const lines = wrap(hamlet, 14);
    assertFits(lines, 14);
    expect(lines.join(' ')).toBe(hamlet);
  });

  it('TEXT-2: fills every line', () => {
    expect(wrap('ab '.repeat(6), 8)).toEqual(Array(2).fill('ab ab ab'));
    expect(wrap('to be or not to be', 5)).toEqual(['to be', 'or', 'not', 'to be']);
    expect(wrap('an incomprehensible word', 6)).toEqual(['an', 'incomprehensible', 'word']);
    expect(wrap('  incomprehensible \n word ', 6)).toEqual(['incomprehensible', 'word']);
    expect(wrap('', 6)).toEqual([]);
  });

  it('TEXT-2: should wrap text of any width', () => {
    for (const width of [1, 10, 80]) {
      expect(wrap('some words to wrap', width));
    }
  });
});

describe('byline', () => {
  it('TEXT-3: counts started minutes', () => {
    expect(byline('Ada', 441)).toBe('by Ada, 3 minutes');
    expect(byline('Ada', 440)).toBe('by Ada, 2 minutes');
    expect(byline('Ada', 10)).toBe('by Ada, 1 minute');
    expect(byline('Ada', 0)).toBe('by Ada, 1 minute');
  });

  it('TEXT-3: should build the byline', () => {
    const author = 'Grace Hopper';
    const words = 1500;
    let expected: string;
    const readingTime = Math.max(1, Math.ceil(words / 220));
    if (readingTime === 1) {
      expected = 'by ' + author + ', 1 minute';
    } else {
      expected = 'by ' + author + ', ' + readingTime + ' minutes';
    }
    expect(byline(author, words)).toBe(expected);
  });
});
