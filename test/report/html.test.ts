import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../src/report/html.ts';
import { anyVerification } from '../support/arbitrary-verification.ts';
import { aLargeVerification } from '../support/large-verification.ts';
import { ALL_WELL, EVERYTHING_WRONG, NOTHING_THERE } from '../support/verifications.ts';

const context = { useColor: false, columns: 80 };

/** The page apart from its texts: what stands in its style, its data, its script, and around them. */
function partsOf(page: string) {
  const pattern =
    /^(?<head>[^]*<style>)(?<style>[^]*?)(?<body><\/style>[^]*<script type="application\/json" id="report">)(?<data>[^]*?)(?<middle><\/script>\n<script>)(?<script>[^]*?)(?<end><\/script>\n<\/body>\n<\/html>\n)$/;
  const groups = pattern.exec(page)?.groups;
  if (groups === undefined) throw new Error('The page is not built as expected');
  return groups;
}

const elementsIn = (text = ''): string[] => [...text.matchAll(/<\/?[a-z!][\w-]*/gi)].map(([element]) => element);
const hashOf = (text = ''): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('REPORT-11: the HTML report', () => {
  it.each([ALL_WELL, EVERYTHING_WRONG, NOTHING_THERE, aLargeVerification(50)])(
    'holds the whole report as data',
    (verification) => {
      const { data = '' } = partsOf(html(verification, context));
      expect(JSON.parse(data)).toEqual(JSON.parse(JSON.stringify(verification)));
    },
  );

  it('allows its own style and script to be used, and nothing to be loaded', () => {
    const { head, style, script } = partsOf(html(ALL_WELL, context));
    expect(/content="(default-src[^"]*)"/.exec(head ?? '')?.[1]).toBe(
      `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('has the same elements, whatever the run holds: no text can end the data or begin an element', () => {
    const { head, body, middle, end } = partsOf(html(NOTHING_THERE, context));
    const expected = [head, body, middle, end].map(elementsIn);
    fc.assert(
      fc.property(anyVerification, (verification) => {
        const parts = partsOf(html(verification, context));
        expect([parts['head'], parts['body'], parts['middle'], parts['end']].map(elementsIn)).toEqual(expected);
        expect(parts['data']).not.toMatch(/[<>\u2028\u2029]/);
      }),
    );
  });
});
