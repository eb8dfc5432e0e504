/** Turns sources into modules that hold all their mutants, each behind a switch. */
import type { FilePath } from '../../model/ids.ts';
import type { Location, Span } from '../../model/location.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import type { RawMutant } from '../identify-rows.ts';
import { distinctMutants } from './distinct-mutants.ts';
import { prepareSource } from './prepare-source.ts';
import { printModule, type SourceMap, type SwitchNames } from './print-module.ts';
import { adaptInstrumenter, placeMutants, type InnerMutant, type InnerRange } from './stryker-instrumenter.ts';
import { unmutatedFiles, type UnmutatedFile } from './unmutated-files.ts';

export type { SwitchNames };

export interface InstrumentOrder {
  /** Original texts. */
  readonly sources: readonly SourceFile[];
  /** Only mutants inside are made; spans may overlap. */
  readonly spans: readonly Span[];
  /** Names of mutators that are switched off. */
  readonly excludedMutations: readonly string[];
  readonly names: SwitchNames;
  /** Source text without a line break that declares both functions; stands in front of each instrumented module's own code. */
  readonly header: string;
}

export interface InstrumentedFile {
  readonly path: FilePath;
  readonly code: string;
  /** From `code` to the original text. */
  readonly map: SourceMap;
}

export interface Instrumentation {
  /** Only files that hold a mutant. */
  readonly files: readonly InstrumentedFile[];
  /** `engineId` is the id in the switch, unique over all files. */
  readonly mutants: readonly RawMutant[];
  readonly unmutated: readonly UnmutatedFile[];
}

/** A file that cannot be instrumented costs that file, and not the run. Mutants that no test can tell apart are made once. */
export async function instrumentSources(order: InstrumentOrder): Promise<Instrumentation> {
  await adaptInstrumenter();
  const results: FileResult[] = [];
  for (const [index, source] of order.sources.entries()) results.push(await instrumentFile(source, order, `${index}.`));
  const instrumented = results.filter((result) => result.kind === 'instrumented');
  const failed = results.filter((result) => result.kind === 'failed');
  const failures = new Set(failed.map(({ file }) => file));
  const sound = order.sources.filter(({ path }) => !failures.has(path));
  const mutants = await distinctMutants(
    instrumented.flatMap((result) => result.mutants),
    sound,
  );
  const spans = mutants.map(({ span }) => span);
  const mutated = new Set(spans.map(({ file }) => file));
  return {
    files: instrumented.map(({ file }) => file).filter(({ path }) => mutated.has(path)),
    mutants,
    unmutated: [...failed.map(({ file, reason }) => ({ file, reason })), ...unmutatedFiles(sound, spans)],
  };
}

type FileResult =
  | { readonly kind: 'instrumented'; readonly file: InstrumentedFile; readonly mutants: readonly RawMutant[] }
  | { readonly kind: 'failed'; readonly file: FilePath; readonly reason: string };

async function instrumentFile(source: SourceFile, order: InstrumentOrder, idPrefix: string): Promise<FileResult> {
  const { path } = source;
  const failed = (reason: string): FileResult => ({ kind: 'failed', file: path, reason });
  if (!/\.[cm]?[jt]sx?$/.test(path)) return failed('it is neither JavaScript nor TypeScript');
  try {
    const prepared = prepareSource(source);
    const parsed = parseSource(prepared);
    if (!parsed.ok) return failed(parseFailure(parsed));
    const { excludedMutations, names, header } = order;
    const module = { ...prepared, ast: parsed.ast, ranges: rangesIn(order.spans, path), excludedMutations };
    const mutants = await placeMutants(module);
    return {
      kind: 'instrumented',
      file: { path, ...printModule(module.ast, { source, names, header, idPrefix }) },
      mutants: mutants.map((mutant) => rawMutant(mutant, path, idPrefix)),
    };
  } catch (error) {
    // Whatever the instrumenter, which was not made for this, stumbles over: other files are none the worse for it.
    return failed(`Stryker’s instrumenter fails on it (${firstSentence(error)})`);
  }
}

const parseFailure = ({ message, location: { line, column } }: { message: string; location: Location }): string =>
  `it does not parse (${line}:${column}: ${message.replace(/\.$/, '')})`;

/** Stryker's positions start at 0. */
const rangesIn = (spans: readonly Span[], path: FilePath): readonly InnerRange[] =>
  spans
    .filter(({ file }) => file === path)
    .map(({ start, end }) => ({
      start: { line: start.line - 1, column: start.column - 1 },
      end: { line: end.line - 1, column: end.column - 1 },
    }));

function rawMutant(
  { id, location, mutatorName, replacement }: InnerMutant,
  file: FilePath,
  idPrefix: string,
): RawMutant {
  const { start, end } = location;
  return {
    engineId: idPrefix + id,
    span: {
      file,
      start: { line: start.line + 1, column: start.column + 1 },
      end: { line: end.line + 1, column: end.column + 1 },
    },
    mutatorName,
    replacement,
  };
}

/** What follows the first sentence is Stryker's advice to its own users. */
const firstSentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/, 1).join('');
