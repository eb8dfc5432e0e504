import { afterEach, describe, expect, it, vi } from 'vitest';
import { Badge, badgeText, MAX_SHOWN, pageLinks, Pagination } from '../src/components';
import { render } from '../src/html';

afterEach(() => {
  vi.doUnmock('../src/components');
  vi.resetModules();
});

describe('UI-1 badge', () => {
  it.each([
    [1, '<span class="badge">1</span>'],
    [99, '<span class="badge">99</span>'],
    [100, '<span class="badge">99+</span>'],
    [0, ''],
    [-3, ''],
  ])('of %i is %s', (count, html) => {
    expect(render(Badge({ count }))).toBe(html);
  });

  it('changes one above the largest shown count', () => {
    expect(badgeText(MAX_SHOWN)).toBe('99');
    expect(badgeText(MAX_SHOWN + 1)).toBe('99+');
  });

  it('should contain the badge text', () => {
    expect(Badge({ count: 140 })?.children).toEqual([badgeText(140)]);
  });

  it('should format the badge text', () => {
    for (const count of [0, 5, 99, 120]) {
      let expected: string;
      if (count <= 0) {
        expected = '';
      } else if (count > MAX_SHOWN) {
        expected = MAX_SHOWN + '+';
      } else {
        expected = count.toString();
      }
      expect(badgeText(count)).toBe(expected);
    }
  });

  it('should render the badge', async () => {
    vi.doMock('../src/components', () => ({ Badge: () => '<span class="badge">7</span>' }));
    const components = await import('../src/components');
    expect(components.Badge({ count: 7 })).toBe('<span class="badge">7</span>');
  });

  it('should be rendered by the renderer', () => {
    const renderer = { render: vi.fn().mockReturnValue('<span>3</span>') };
    const html = renderer.render(Badge({ count: 3 }));
    expect(html).toBe('<span>3</span>');
  });
});

describe('UI-2 pagination', () => {
  it('shows the ends and the neighbours', () => {
    expect(pageLinks(5, 9).map(({ page }) => page)).toEqual([1, 4, 5, 6, 9]);
    expect(pageLinks(1, 9).map(({ page }) => page)).toEqual([1, 2, 9]);
  });

  it('has exactly one current page, wherever one is', () => {
    for (let page = 1; page <= 8; page += 1) {
      const links = pageLinks(page, 8);
      expect(links.filter(({ current }) => current)).toEqual([{ page, current: true }]);
      expect(links.map((link) => link.page)).toEqual(
        [...new Set(links.map((link) => link.page))].sort((a, b) => a - b),
      );
    }
  });

  it('looks the same from both ends', () => {
    const pages = 7;
    const mirrored = pageLinks(3, pages)
      .map((link) => ({ ...link, page: pages + 1 - link.page }))
      .reverse();
    expect(pageLinks(pages + 1 - 3, pages)).toEqual(mirrored);
  });

  it('marks the current page', () => {
    expect(render(Pagination({ page: 2, pages: 2 }))).toBe(
      '<nav class="pages"><a href="?page=1">1</a><a aria-current="page" href="?page=2">2</a></nav>',
    );
  });

  it('should show the correct links', () => {
    const page = 4;
    const pages = 10;
    const expected = [];
    for (let n = 1; n <= pages; n++) {
      if (!(n !== 1 && n !== pages && Math.abs(n - page) > 1)) {
        expected.push({ page: n, current: n === page });
      }
    }
    expect(pageLinks(page, pages)).toEqual(expected);
  });

  it('should render a nav element', () => {
    expect(Pagination({ page: 2, pages: 3 })).toMatchObject({ tag: 'nav', props: { className: 'pages' } });
  });

  it('should contain links', () => {
    const nav = Pagination({ page: 1, pages: 2 });
    expect(nav.children).toBeDefined();
    expect(nav).toBeInstanceOf(Object);
  });
});
