import type { VNode } from 'preact';
import { numberText } from '../../report/count-text.ts';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf, listOf, LISTS, type List, type Route } from '../route.ts';
import type { Theme } from '../theme.ts';

interface TopBarProps {
  readonly index: ReportIndex;
  readonly route: Route;
  readonly theme: Theme;
  readonly onTheme: () => void;
}

export function TopBar({ index, route, theme, onTheme }: TopBarProps): VNode {
  const { behaviours, tests, findings } = index.verification;
  const counts: Readonly<Record<List, number>> = {
    behaviours: behaviours.length,
    tests: tests.length,
    code: index.mutantsOfFile.size,
    findings: findings.length,
  };
  return (
    <header class="top-bar">
      <a class="brand" href={hrefOf({ page: 'behaviours' })}>
        <span class="mark" aria-hidden="true" />
        Assay
      </a>
      <nav aria-label="Lists">
        <ul>
          {LISTS.map((list) => (
            <li key={list}>
              <a href={hrefOf({ page: list })} aria-current={listOf(route) === list ? 'page' : undefined}>
                {list} <span class="count">{numberText(counts[list])}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Search route={route} />
      <button
        type="button"
        class="theme"
        onClick={onTheme}
        aria-label={`Switch to ${theme === 'dark' ? 'light' : 'dark'}`}
      >
        <span aria-hidden="true">{theme === 'dark' ? '☀' : '☾'}</span>
      </button>
    </header>
  );
}

/** On a page about one thing, searching leads back to its list; a file is searched itself. */
function Search({ route }: { readonly route: Route }): VNode {
  const list = listOf(route);
  const isPlace = route.page === list || route.page === 'file';
  const search = (query: string): void => {
    // What is typed is no new place to come back to.
    location.replace(hrefOf(isPlace ? { ...route, query } : { page: list, query }));
  };
  return (
    <div class="search" role="search">
      <label class="unseen" for="search">
        Search {list}
      </label>
      <input
        id="search"
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={`Search ${list}`}
        value={route.query}
        onInput={(event) => search(event.currentTarget.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}
