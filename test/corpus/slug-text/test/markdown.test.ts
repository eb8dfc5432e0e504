import { describe, expect, test } from 'vitest';
import { escapeHtml, inlineHtml, tableOfContents } from '../src/markdown';
import source from '../src/markdown?raw';

describe('MD-1', () => {
  test('marks strong, em and code', () => {
    expect
      .soft(inlineHtml('a **bold** and *slanted* `word`'))
      .toBe('a <strong>bold</strong> and <em>slanted</em> <code>word</code>');
    expect.soft(inlineHtml('1 < 2')).toBe('1 &lt; 2');
  });

  test('should render inline markdown', () => {
    expect(inlineHtml('**Note:** run `npm test` *first*')).toMatchInlineSnapshot(
      `"<strong>Note:</strong> run <code>npm test</code> <em>first</em>"`,
    );
  });

  test('should return a defined, non-null string', () => {
    const html = inlineHtml('*x*');
    expect(html).to.exist;
    expect(html).not.toBeNull();
    expect(html).to.be.a('string');
  });

  test('supports strong text', () => {
    expect(source).toMatch(/<strong>/);
  });
});

describe('MD-2', () => {
  const article = ['# Déjà vu', 'text', '### Two', '#no heading'].join('\n');

  test('should list all headings', () => {
    expect(tableOfContents(article)).toEqual([
      expect.objectContaining({ level: 1, text: 'Déjà vu' }),
      expect.objectContaining({ level: 3, text: 'Two' }),
    ]);
  });

  test('links to anchors', () => {
    expect(tableOfContents(article)).toMatchObject([{ anchor: '#deja-vu' }, { anchor: '#two' }]);
  });
});

describe('MD-3', () => {
  test.skip('escapes what looks like HTML', () => {
    expect(escapeHtml('<b> & co')).toBe('&lt;b&gt; &amp; co');
  });
});
