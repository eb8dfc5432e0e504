import * as fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/report/markdown.ts';
import { proseText } from '../../src/report/markdown/safe-markdown.ts';
import { anyText, anyVerification } from '../support/arbitrary-verification.ts';
import { KNOWN_AND_WAIVED } from '../support/known-and-waived.ts';
import { aLargeVerification } from '../support/large-verification.ts';
import { ALL_WELL, EVERYTHING_WRONG, NOTHING_THERE } from '../support/verifications.ts';

const context = { useColor: false, columns: 80 };

/** As GitHub reads it; elements written as such are let through, so that one that foreign text made would be seen. */
const htmlOf = (text: string): string =>
  micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });

/** The elements that the report itself writes. */
const OWN = new Set('h3 p table thead tbody tr th td strong code pre details summary ul li br sub'.split(' '));
const elementsOf = (html: string): string[] => [...html.matchAll(/<\/?([a-z!][\w-]*)/gi)].map(([, name = '']) => name);
/** What a reader sees outside code, where GitHub makes mentions, references and links of plain words. */
const plainTextOf = (html: string): string => html.replace(/<(code|pre)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' ');
const SPOKEN_TO = /[@#]\w|\bGH-\d|:\/\/|\bwww\.|\b[\da-f]{7,40}\b(?<=\d.*)|!\[|\]\(/iu;

describe('REPORT-6: the comment on a pull request', () => {
  it.each(
    Object.entries({
      'all-well': ALL_WELL,
      'everything-wrong': EVERYTHING_WRONG,
      'nothing-there': NOTHING_THERE,
      'known-and-waived': KNOWN_AND_WAIVED,
    }),
  )('of %s is as stored', async (name, verification) => {
    await expect(markdown(verification, context)).toMatchFileSnapshot(`snapshots/markdown-${name}.md`);
  });

  it('fits into a comment, however much there is to say', () => {
    expect(markdown(aLargeVerification(), context).length).toBeLessThan(65_536);
  });

  it('makes nothing of foreign text but text: no element, link, image, mention or reference', () => {
    const check = (text: string): void => {
      const html = htmlOf(text.replace('<!-- assay -->', ''));
      expect(elementsOf(html).filter((name) => !OWN.has(name))).toEqual([]);
      expect(SPOKEN_TO.exec(plainTextOf(html))).toEqual(null);
    };
    check(markdown(aLargeVerification(), context));
    fc.assert(fc.property(anyVerification, (verification) => check(markdown(verification, context))));
  });

  it('keeps every table row whole, whatever is in its cells', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const table = `| a | b |\n| --- | --- |\n| x ${proseText(left)} | y ${proseText(right)} |\n`;
        expect(htmlOf(table).match(/<td>/g)).toEqual(['<td>', '<td>']);
        expect(htmlOf(table).match(/<tr>/g)).toEqual(['<tr>', '<tr>']);
      }),
    );
  });

  it.each([
    [
      'Orders of 100 or more get 10% off (the whole order), don’t they?',
      'Orders of 100 or more get 10% off (the whole order), don’t they?',
    ],
    ['thanks @octocat for #12', 'thanks `@octocat` for `#12`'],
    ['see https://example.org and a.b', 'see `https://example.org` and `a.b`'],
    ['`a >= b` can become `a > b`, and', '`a >= b` can become `a > b`, and'],
    ['commit 1f3a9c2 and GH-12', 'commit `1f3a9c2` and `GH-12`'],
    ['a | b', 'a `¦` b'],
    ['no harm (dana, until 2027-01-31).', 'no harm (dana, until 2027-01-31).'],
    ['a ``b` *c*', 'a `` `b *c* ``'],
  ])('writes %s as %s', (text, written) => {
    expect(proseText(text)).toBe(written);
  });
});
