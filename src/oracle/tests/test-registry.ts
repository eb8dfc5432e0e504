/** Tests, hooks and fixtures as a file declares them while it is read. */
import type { Span } from '../../model/location.ts';
import type { TestDeclaration } from '../../model/suite.ts';
import { chainOf, type Link } from '../assertions/chains.ts';
import type { Site } from '../assertion.ts';
import type { Invocation } from '../interpret/interpreter.ts';
import { spanOf } from '../../syntax/place.ts';
import { array, object } from '../terms/build-member.ts';
import { literal, UNDEFINED } from '../terms/make-term.ts';
import type { CallTerm, FunctionTerm, Term } from '../terms/term.ts';

export interface RegisteredTest {
  readonly site: Site;
  readonly body: FunctionTerm | undefined;
  readonly table: Table | undefined;
  /** The objects given to `test.extend`, outermost first. */
  readonly fixtures: readonly Term[];
  readonly suite: RegisteredSuite;
}

/** Rows of `each` (spread over the parameters) or `for` (the first parameter). */
export interface Table {
  readonly kind: 'each' | 'for';
  readonly rows: Term;
}

/** A `describe`, or the file around all. */
export interface RegisteredSuite {
  readonly parent: RegisteredSuite | undefined;
  readonly hooks: { readonly kind: HookKind; readonly callback: FunctionTerm; readonly site: Site }[];
}

export type HookKind = 'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll';

const HOOKS: ReadonlySet<string> = new Set(['beforeAll', 'beforeEach', 'afterEach', 'afterAll'] satisfies HookKind[]);
const SUITES: ReadonlySet<string> = new Set(['describe', 'suite']);

/** How often one declaration is read with other values. */
const MAX_TIMES = 4;

/** Collects what one file after another declares. */
export class TestRegistry {
  readonly #declared: ReadonlyMap<string, TestDeclaration>;
  readonly #tests = new Map<TestDeclaration, RegisteredTest[]>();
  #suite: RegisteredSuite = newSuite(undefined);

  constructor(declarations: readonly TestDeclaration[]) {
    this.#declared = new Map(declarations.map((declaration) => [spanKey(declaration.span), declaration]));
  }

  /** Several when a function that declares tests is called several times; not all of very many. */
  testsOf(declaration: TestDeclaration): readonly RegisteredTest[] {
    return this.#tests.get(declaration) ?? [];
  }

  startFile(): void {
    this.#suite = newSuite(undefined);
  }

  /** Takes a call that declares a test, a hook or a suite; `runSuite` reads what a suite's callback declares. */
  take(call: CallTerm, { site }: Invocation, runSuite: (suite: SuiteCall) => void): boolean {
    if (call.isNew) return false;
    const { root, links } = chainOf(call.callee);
    const declaration = this.#declared.get(spanKey(spanOf(site.file, site.node)));
    if (declaration !== undefined) {
      this.#takeTest(declaration, site, { call, links });
      return true;
    }
    const name = headName(root, links);
    const callback = call.args.findLast((arg) => arg.kind === 'function');
    if (name === undefined || callback === undefined) return false;
    if (isHook(name)) {
      this.#suite.hooks.push({ kind: name, callback, site });
      return true;
    }
    if (!SUITES.has(name)) return false;
    this.#within(() => runSuite({ callback, table: tableOf(links), site }));
    return true;
  }

  #takeTest(
    declaration: TestDeclaration,
    site: Site,
    { call, links }: { call: CallTerm; links: readonly Link[] },
  ): void {
    const tests = this.#tests.get(declaration) ?? [];
    this.#tests.set(declaration, tests);
    if (tests.length === MAX_TIMES) return;
    tests.push({
      site,
      body: call.args.slice(1).find((arg) => arg.kind === 'function'),
      table: tableOf(links),
      fixtures: links.flatMap(({ name, args = [] }) => (name === 'extend' ? args.slice(0, 1) : [])),
      suite: this.#suite,
    });
  }

  #within(action: () => void): void {
    const outer = this.#suite;
    this.#suite = newSuite(outer);
    try {
      action();
    } finally {
      this.#suite = outer;
    }
  }
}

export interface SuiteCall {
  readonly callback: FunctionTerm;
  readonly table: Table | undefined;
  readonly site: Site;
}

const newSuite = (parent: RegisteredSuite | undefined): RegisteredSuite => ({ parent, hooks: [] });

const isHook = (name: string): name is HookKind => HOOKS.has(name);

/** `it`, `describe` or `beforeEach`, by its own name whatever it is called here. */
function headName(root: Term, links: readonly Link[]): string | undefined {
  if (root.kind === 'global') return root.name;
  if (root.kind !== 'dependency') return undefined;
  return root.name === '*' || root.name === 'default' ? links[0]?.name : hookOf(root.name, links);
}

/** `test.describe` and `test.beforeEach` of an extended test. */
const hookOf = (name: string, links: readonly Link[]): string =>
  links.find((link) => HOOKS.has(link.name) || SUITES.has(link.name))?.name ?? name;

function tableOf(links: readonly Link[]): Table | undefined {
  for (const { name, args = [] } of links.toReversed()) {
    const [rows] = args;
    if ((name === 'each' || name === 'for') && rows !== undefined) return { kind: name, rows: rowsOf(rows, args) };
  }
  return undefined;
}

/** The rows of a table, also of one that is written as a template. */
const rowsOf = (rows: Term, args: readonly Term[]): Term => (args.length > 1 ? templateRows(args) : rows);

/** `each` as a template: its first text names the columns, the values fill the rows. */
function templateRows([texts, ...values]: readonly Term[]): Term {
  const [head] = texts?.kind === 'array' ? texts.elements : [];
  const names =
    head?.kind === 'literal'
      ? String(head.value)
          .split('|')
          .map((name) => name.trim())
      : [];
  const starts = values.map((_, index) => index).filter((index) => index % Math.max(names.length, 1) === 0);
  const rows = starts.map((start) =>
    object(names.map((name, column) => ({ key: literal(name), value: values[start + column] ?? UNDEFINED }))),
  );
  return array(rows);
}

/** Calls in one chain start at the same place and end at different ones. */
const spanKey = ({ file, start, end }: Span): string =>
  `${file}:${start.line}:${start.column}-${end.line}:${end.column}`;
