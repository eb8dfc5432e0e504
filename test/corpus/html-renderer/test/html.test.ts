import { beforeEach, describe, expect, it } from 'vitest';
import { escapeHtml, h, render, renderProps, type VNode } from '../src/html';
import htmlSource from '../src/html.ts?raw';
import { checkRenders, escaped } from './support/check-renders';

const unescape = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('HTML-1 escaping', () => {
  it('leaves no angle bracket', () => {
    expect(escapeHtml('<b> & </b>')).toBe('&lt;b&gt; &amp; &lt;/b&gt;');
  });

  it('can be undone', () => {
    for (const text of ['<', '&', '&lt;', 'a && b', '<<>>', '"plain"']) {
      expect(unescape(escapeHtml(text))).toBe(text);
    }
  });

  it('makes a text longer by what it replaces', () => {
    expect(escapeHtml('<'.repeat(10))).toHaveLength(4 * 10);
  });

  it('should escape special characters', () => {
    const input = '<a href="x">R&D</a>';
    expect(escapeHtml(input)).toEqual(escaped(input));
  });

  it('should escape with the right entities', () => {
    const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const;
    const escapeText = (text: string) => text.replace(/[&<>]/g, (c) => entities[c as keyof typeof entities]);
    expect(escapeText('a<b')).toBe('a&lt;b');
    expect(escapeText('R&D')).toBe('R&amp;D');
  });

  it('should replace all three characters', () => {
    expect(htmlSource).toContain('&amp;');
    expect(htmlSource).toMatch(/replace\(\/>\/g/);
  });
});

describe('HTML-2 attributes', () => {
  it.each([
    [{ disabled: true }, ' disabled'],
    [{ hidden: false, title: null, lang: undefined }, ''],
    [{ className: 'x', htmlFor: 'y' }, ' class="x" for="y"'],
    [{ tabindex: 0 }, ' tabindex="0"'],
    [{ b: 1, a: 2 }, ' a="2" b="1"'],
  ])('%j', (props, html) => {
    expect(renderProps(props)).toBe(html);
  });

  it('keeps quotes', () => {
    expect(renderProps({ title: 'say "hi"' })).toBe(' title="say "hi""');
  });

  it('should render the attributes of an input', () => {
    const props = { className: 'field', required: true, type: 'text' };
    let expected = '';
    for (const key of Object.keys(props).sort() as (keyof typeof props)[]) {
      const value = props[key];
      const attr = key === 'className' ? 'class' : key;
      expected += value === true ? ' ' + attr : ' ' + attr + '="' + escapeHtml(String(value)) + '"';
    }
    expect(renderProps(props)).toBe(expected);
  });
});

describe('HTML-3 void elements', () => {
  it.each(['br', 'hr', 'img', 'input', 'meta'])('<%s> has no end', (tag) => {
    expect(render(h(tag))).toBe(`<${tag}>`);
  });

  it('refuse children', () => {
    expect(() => render(h('img', {}, 'x'))).toThrow(TypeError);
    expect(() => render(h('img', {}, 'x'))).toThrow('<img> takes no children');
  });

  it('should render void elements', () => {
    const html = render(h('hr', { id: 'line' }));
    expect(html === '<hr id="line">');
  });

  it('should not be closed', () => {
    const html = render(h('input', { type: 'text' }));
    expect(html).toBeTypeOf('string');
    expect(html).not.toBeNull();
  });
});

describe('HTML-4 children', () => {
  let tree: VNode;
  let html: string;

  beforeEach(() => {
    tree = h('ul', {}, h('li', {}, 'one'), false, h('li', {}, 2), null);
    html = render(tree);
  });

  it('are rendered in order, without null and false', () => {
    expect(html).toBe('<ul><li>one</li><li>2</li></ul>');
    expect(render(h('p', {}, 0))).toBe('<p>0</p>');
  });

  it('are rendered one after the other', () => {
    const [one, two] = [h('i', {}, 'a'), h('b', { id: 'x' }, 'b')];
    expect(render(h('div', {}, one, two))).toBe(`<div>${render(one)}${render(two)}</div>`);
    expect(render(h('div', {}, two, one))).not.toBe(render(h('div', {}, one, two)));
  });

  it('should render the same tree the same way', () => {
    expect(render(tree)).toBe(html);
  });

  it('are shown in full beside the literal', () => {
    expect(render(h('p', {}, null, false, 0, h('b', {}, 'c')))).toBe('<p>0<b>c</b></p>');
    expect(render(tree)).toMatchInlineSnapshot(`"<ul><li>one</li><li>2</li></ul>"`);
  });

  it('should render the tree', () => {
    expect(html).toMatchInlineSnapshot(`"<ul><li>one</li><li>2</li></ul>"`);
  });

  it('should render nested elements', () => {
    checkRenders(tree);
    checkRenders(h('div', {}, tree, tree));
  });

  it('should write the page', async () => {
    const page = h('html', {}, h('body', { className: 'page' }, tree));
    await expect(render(page)).toMatchFileSnapshot('./__snapshots__/page.txt');
  });
});
