/** The whole viewer: a bar with the lists, the search and the theme, and beneath it the page that the address names. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { KEYS, keyAction } from '../keyboard.ts';
import { TopBar } from '../parts/top-bar.tsx';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf, listOf, LISTS, parseRoute, type Route } from '../route.ts';
import { applyTheme, storedTheme, systemTheme, type Theme } from '../theme.ts';
import { BehaviourList } from './behaviour-list.tsx';
import { BehaviourPage } from './behaviour-page.tsx';
import { CodePage } from './code-page.tsx';
import { FileList } from './file-list.tsx';
import { FindingList } from './finding-list.tsx';
import { Overview } from './overview.tsx';
import type { PageProps } from './page-props.ts';
import { TestList } from './test-list.tsx';
import { TestPage } from './test-page.tsx';

const PAGES: Readonly<Record<Route['page'], (props: PageProps) => VNode>> = {
  behaviours: BehaviourList,
  behaviour: BehaviourPage,
  tests: TestList,
  test: TestPage,
  code: FileList,
  file: CodePage,
  mutant: CodePage,
  findings: FindingList,
};

export function App({ index }: { readonly index: ReportIndex }): VNode {
  const route = useRoute();
  const [theme, setTheme] = useState<Theme>(storedTheme() ?? systemTheme());
  const help = useRef<HTMLDialogElement>(null);
  const toggleTheme = (): void => {
    const other = theme === 'dark' ? 'light' : 'dark';
    applyTheme(other);
    setTheme(other);
  };
  useKeys({ toggleTheme, showHelp: () => help.current?.showModal() });
  const Page = PAGES[route.page];
  const isList = LISTS.some((list) => list === route.page);
  return (
    <>
      <TopBar index={index} route={route} theme={theme} onTheme={toggleTheme} />
      <main id="main">
        {isList ? (
          <Overview verification={index.verification} isWhole={route.page === 'behaviours'} />
        ) : (
          <p class="back">
            <a href={hrefOf({ page: listOf(route) })}>← all {listOf(route) === 'code' ? 'files' : listOf(route)}</a>
          </p>
        )}
        <Page key={`${route.page}/${route.page === 'mutant' ? '' : route.id}`} index={index} route={route} />
      </main>
      <Help dialog={help} />
    </>
  );
}

function useRoute(): Route {
  const [route, setRoute] = useState(parseRoute(location.hash));
  useEffect(() => {
    let last = route;
    const onChange = (): void => {
      const next = parseRoute(location.hash);
      const isOtherPage = next.page !== last.page || next.id !== last.id;
      last = next;
      setRoute(next);
      if (isOtherPage) requestAnimationFrame(startPage);
    };
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return route;
}

/** A new page begins at its top, for eyes and for screen readers; a change in the code has scrolled to itself. */
function startPage(): void {
  if (parseRoute(location.hash).page === 'mutant') return;
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('main h1[tabindex]')?.focus({ preventScroll: true });
}

function useKeys(actions: Parameters<typeof keyAction>[1]): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement;
      if (isTyping && event.key === 'Escape') event.target.blur();
      // A dialog has keys of its own.
      if (document.querySelector('dialog[open]') !== null) return;
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = keyAction(event.key, actions);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

const Help = ({ dialog }: { readonly dialog: { readonly current: HTMLDialogElement | null } }): VNode => (
  <dialog ref={dialog} aria-labelledby="help-title">
    <h2 id="help-title">Keys</h2>
    <dl class="keys">
      {KEYS.map(([key, meaning]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog">
      <button type="submit">Close</button>
    </form>
  </dialog>
);
