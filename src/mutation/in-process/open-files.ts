/** The test files of which it can be looked at, attempt by attempt, whether anything was left behind: by all that they load. */
import { posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { readIfPresent, readSources } from '../../host/files.ts';
import type { FilePath } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { onceForEach } from '../../util/once-for-each.ts';
import { reachableFrom } from '../../util/reachable-from.ts';
import { openInstrumented, openTold, type OpenModule } from '../independence/open-module.ts';
import type { Instrumentation } from '../instrument/instrument-sources.ts';
import { tellState } from '../instrument/tell-state.ts';
import type { CodeOrder, EngineOrder } from './engine-order.ts';
import type { SwitchWiring } from './mutant-switch.ts';
import type { ServedFile } from './serve-instrumented.ts';

export interface OpenFilesRequest {
  readonly order: EngineOrder;
  readonly openerFor: Opener;
  /** Makes a module tell what it holds at its top and in its suites; `undefined` where it holds nothing, or is instrumented. */
  readonly tellerFor: (source: SourceFile) => ServedFile | undefined;
  /** Names of Vitest projects that load more than their files. */
  readonly closed: ReadonlySet<string>;
}

/** What is known of a module, without those that it asks for; `undefined` where it may hide something. */
export type Opener = (source: SourceFile) => OpenModule | undefined;

export interface OpenerParts {
  readonly code: CodeOrder;
  readonly instrumentation: Pick<Instrumentation, 'files'>;
  readonly wiring: Pick<SwitchWiring, 'names' | 'header'>;
}

export interface OpenFiles {
  readonly files: ReadonlySet<FilePath>;
  /** To be served, so that they tell of what they hold. */
  readonly told: readonly ServedFile[];
}

const NONE: OpenFiles = { files: new Set(), told: [] };

/** Of what is loaded nothing may be unknown. */
export async function openFiles({ order, openerFor, tellerFor, closed }: OpenFilesRequest): Promise<OpenFiles> {
  const { code, columns, imports } = order;
  if (imports === undefined) return NONE;
  const graph = new Map(imports);
  const generated = new Set(code.examples.map(({ path }) => path));
  const inClosed = new Set(columns.filter(({ project }) => closed.has(project)).map(({ file }) => file));
  const files = new Set(columns.map(({ file }) => file).filter((file) => !generated.has(file) && !inClosed.has(file)));
  const texts = await readSources(code.root, [...reachableFrom(files, graph)]);
  const sources = new Map(texts.map((source) => [source.path, source]));
  const openOf = onceForEach(
    (file: FilePath): OpenModule | undefined => {
      const source = sources.get(file);
      const open = source && openerFor(source);
      return open?.specifiers.every((one) => isKnown(one, file, graph)) === true ? open : undefined;
    },
    (file) => file,
  );
  const open = [...files].filter((file) => [...reachableFrom([file], graph)].every((one) => openOf(one) !== undefined));
  const told = [...reachableFrom(open, graph)].flatMap((file) => openOf(file)?.told ?? []);
  const tellers = new Set(told.map(({ path }) => path));
  const others = texts.filter(({ path }) => !tellers.has(path)).flatMap((source) => tellerFor(source) ?? []);
  return { files: new Set(open), told: [...told, ...others] };
}

/** These, one after the other, so that each is read when somebody asks; until somebody does. */
export async function readAhead(files: readonly FilePath[], { root, openerFor, isOver }: AheadOfAll): Promise<void> {
  for (const file of files) {
    const source = await readIfPresent(root, file);
    await setImmediate();
    if (isOver()) return;
    if (source) openerFor(source);
  }
}

interface AheadOfAll {
  readonly root: string;
  readonly openerFor: Opener;
  readonly isOver: () => boolean;
}

/** Of the modules that are not instrumented. */
export function tellerOf({ instrumentation, wiring }: OpenerParts): OpenFilesRequest['tellerFor'] {
  const instrumented = new Set(instrumentation.files.map(({ path }) => path));
  return ({ path, text }) => {
    if (instrumented.has(path) || !/\.m?[jt]sx?$/.test(path)) return undefined;
    const code = tellState({ path, text }, wiring);
    return code === undefined ? undefined : { path, code, map: null };
  };
}

/** Reads each text once. */
export const openerOf = (parts: OpenerParts): Opener =>
  onceForEach(openOnce(parts), ({ path, text }) => `${path}\n${text}`);

function openOnce({ code, instrumentation, wiring }: OpenerParts): Opener {
  const served = new Map(instrumentation.files.map((file) => [file.path, file]));
  const edits = code.wrongRows.flatMap((row) => row.edits);
  const edited = new Set(edits.map(({ file }) => file));
  const replaced = new Set(edits.filter(({ kind }) => kind === 'instead').map(({ file }) => file));
  return (source) => {
    const { path } = source;
    const instrumented = served.get(path);
    if (path.endsWith('.json')) return { specifiers: [] };
    if (instrumented === undefined) return openTold(source, wiring);
    // What people state as wrong may be any code; what stands for a whole function is kept beside it.
    if (replaced.has(path)) return undefined;
    if (!edited.has(path)) return openInstrumented(source, new Set());
    return openInstrumented({ path, text: withoutHeader(instrumented.code, wiring.header) }, namesGiven(wiring));
  };
}

/** It looks for the switch in the global object, and for what Vite gives a module. */
const withoutHeader = (code: string, header: string): string =>
  code.replace(header, () => '').replace('typeof __vite_ssr_exports__==="object"&&', '');

const namesGiven = ({ names }: OpenerParts['wiring']): ReadonlySet<string> =>
  new Set([...Object.values<string>({ ...names }), '__vite_ssr_exports__']);

const isKnown = (specifier: string, from: FilePath, graph: ReadonlyMap<FilePath, readonly FilePath[]>): boolean =>
  specifier === 'vitest' ||
  (/^\.{1,2}(?:\/|$)/.test(specifier) &&
    (graph.get(from) ?? []).some((file) => isMeant(posix.join(posix.dirname(from), specifier), file)));

const EXTENSION = /\.(?:[cm]?[jt]s|json)$/;

/** `src/a` means `src/a.ts` or `src/a/index.ts`. */
function isMeant(asked: string, file: FilePath): boolean {
  const plain = asked.replace(/\/$/, '');
  return [file, file.replace(EXTENSION, ''), file.replace(/\/index\.\w+$/, '')].some(
    (one) => one === plain || one === plain.replace(EXTENSION, ''),
  );
}
