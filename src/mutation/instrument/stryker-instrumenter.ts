/** The only place that knows the inside of Stryker's instrumenter. It is no public API, so its version is pinned. */
import type { File, Node } from '@babel/types';
import { adaptMutators } from './adapt-mutators.ts';
import type { Mutator } from './mutator.ts';

/** Positions that Stryker works with: lines and columns from 0. */
interface InnerPosition {
  readonly line: number;
  readonly column: number;
}

export interface InnerRange {
  readonly start: InnerPosition;
  readonly end: InnerPosition;
}

/** A mutant as the instrumenter tells of it. */
export interface InnerMutant {
  readonly id: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: InnerRange;
  /** `Ignored` when it was not put in place. */
  readonly status?: string;
}

/** Of the functions that instrumented code calls; the instrumenter, from which the first two are, does not declare them. */
export const INNER_NAMES = {
  isActive: 'stryMutAct_9fa48',
  cover: 'stryCov_9fa48',
  hold: 'assayHold_9fa48',
  use: 'assayUse_9fa48',
  keep: 'assayKeep_9fa48',
  know: 'assayKnow_9fa48',
  scope: 'assayScope_9fa48',
  uses: 'assayUses_9fa48',
} as const;

export interface MutationOrder {
  readonly path: string;
  readonly text: string;
  /** The tree of `text`; its mutants are put into it. */
  readonly ast: File;
  readonly ranges: readonly InnerRange[];
  readonly excludedMutations: readonly string[];
  /** Further mutants, which make a mutator each. */
  readonly changes: readonly NamedChange[];
}

export interface NamedChange {
  /** What is told as the name of the mutator. */
  readonly name: string;
  /** A node of the tree. */
  readonly before: Node;
  readonly after: Node;
}

/** Puts the mutants of a module into its tree, each behind a switch, and tells which; ids are unique in the module only. */
export async function placeMutants(order: MutationOrder): Promise<readonly InnerMutant[]> {
  const { path, text, ast, ranges, excludedMutations, changes } = order;
  const { Instrumenter, mutators } = await loadInstrumenter();
  const parsed = { format: 'ts', originFileName: path, rawContent: text, root: ast } as const;
  // Its own parser would read the Babel configuration that it finds in the project.
  const instrumenter = new Instrumenter(
    silentLogger,
    () => () => Promise.resolve(parsed),
    () => '',
  );
  const file = { name: path, content: text, mutate: [...ranges, ...changes.flatMap(({ before }) => rangeOf(before))] };
  const usual = mutators.length;
  mutators.push(...changes.map(mutatorFor));
  try {
    const { mutants } = await instrumenter.instrument([file], { excludedMutations, ignorers, noHeader: true });
    return mutants.filter(({ status }) => status !== 'Ignored');
  } finally {
    mutators.splice(usual);
  }
}

const mutatorFor = ({ name, before, after }: NamedChange): Mutator => ({
  name,
  mutate: ({ node }) => (node === before ? [after] : []),
});

function rangeOf({ loc }: Node): readonly InnerRange[] {
  if (!loc) return [];
  const { start, end } = loc;
  return [{ start: { line: start.line - 1, column: start.column }, end: { line: end.line - 1, column: end.column } }];
}

/** Makes the mutators of every later run of the instrumenter in this process ours. There is no other way to one of one's own. */
export async function adaptInstrumenter(): Promise<void> {
  await loadInstrumenter();
}

interface Ignorer {
  /** Why nothing inside the node is mutated; `undefined` when it may be. */
  readonly shouldIgnore: (path: { readonly node: Node }) => string | undefined;
}

const ignorers: readonly Ignorer[] = [
  {
    shouldIgnore: ({ node }) =>
      isGlobImport(node) ? 'Vite reads the arguments before the code runs, and refuses a switch' : undefined,
  },
];

const isGlobImport = (node: Node): boolean =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  node.callee.object.type === 'MetaProperty' &&
  node.callee.property.type === 'Identifier' &&
  node.callee.property.name === 'glob';

interface ParsedModule {
  readonly format: 'ts';
  readonly originFileName: string;
  readonly rawContent: string;
  readonly root: File;
}

interface InstrumenterModule {
  readonly Instrumenter: new (
    logger: typeof silentLogger,
    createParser: () => () => Promise<ParsedModule>,
    print: (module: ParsedModule) => string,
  ) => {
    instrument(
      files: readonly { readonly name: string; readonly content: string; readonly mutate: readonly InnerRange[] }[],
      options: {
        readonly excludedMutations: readonly string[];
        readonly ignorers: readonly Ignorer[];
        readonly noHeader: boolean;
      },
    ): Promise<{ readonly mutants: readonly InnerMutant[] }>;
  };
}

interface LoadedInstrumenter extends InstrumenterModule {
  /** The list that every run of it reads. */
  readonly mutators: Mutator[];
}

let loaded: Promise<LoadedInstrumenter> | undefined;

function loadInstrumenter(): Promise<LoadedInstrumenter> {
  loaded ??= importInstrumenter();
  return loaded;
}

async function importInstrumenter(): Promise<LoadedInstrumenter> {
  const entry = import.meta.resolve('@stryker-mutator/instrumenter');
  const module: unknown = await import(entry);
  // Not exported.
  const list: unknown = await import(new URL('./mutators/mutate.js', entry).href);
  if (!isInstrumenterModule(module) || !isMutatorList(list)) {
    throw new Error('This version of Stryker’s instrumenter is not the one that Assay knows');
  }
  adaptMutators(list.allMutators);
  return { Instrumenter: module.Instrumenter, mutators: list.allMutators };
}

const isInstrumenterModule = (module: unknown): module is InstrumenterModule =>
  typeof module === 'object' && module !== null && 'Instrumenter' in module;

const isMutatorList = (module: unknown): module is { readonly allMutators: Mutator[] } =>
  typeof module === 'object' && module !== null && 'allMutators' in module && Array.isArray(module.allMutators);

const silent = (): void => undefined;
const silentLogger = {
  ...{ trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
  isDebugEnabled: () => false,
};
