/** Turns sources into modules that hold all their mutants, each behind a switch. */
import type { AridCode } from '../../model/arid.ts';
import type { FilePath, RowId } from '../../model/ids.ts';
import type { Location, Span } from '../../model/location.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import { markArid } from '../arid/mark-arid.ts';
import type { RawMutant } from '../identify-rows.ts';
import type { WrongRow } from '../wrong-behaviours/wrong-row.ts';
import { neverName } from './adapt-mutators.ts';
import { distinctMutants } from './distinct-mutants.ts';
import { holdConstants, plainConstants } from './held-constants.ts';
import { heldState, holdsState, keepState } from './keep-state.ts';
import { isPlaced, placeEdits, type PlacedEdit } from './place-edits.ts';
import { prepareSource } from './prepare-source.ts';
import { printModule, watchCall, type SourceMap, type SwitchNames } from './print-module.ts';
import { adaptInstrumenter, placeMutants, type InnerMutant, type InnerRange } from './stryker-instrumenter.ts';
import { unmutatedFiles, type UnmutatedFile } from './unmutated-files.ts';

export type { SwitchNames };

export interface InstrumentOrder {
  /** Original texts. */
  readonly sources: readonly SourceFile[];
  /** Only mutants inside are made; spans may overlap. */
  readonly spans: readonly Span[];
  /** Mutants in it are marked. */
  readonly arid: readonly AridCode[];
  /** Names of mutators that are switched off. */
  readonly excludedMutations: readonly string[];
  readonly names: SwitchNames;
  /** Source text without a line break that declares these functions; stands in front of each instrumented module's own code. */
  readonly header: string;
  /** Wrong behaviours that people stated: made as well, under `neverName` of their row's id. */
  readonly wrongRows: readonly WrongRow[];
}

export interface InstrumentedFile {
  readonly path: FilePath;
  readonly code: string;
  /** From `code` to the original text. */
  readonly map: SourceMap;
}

export interface Instrumentation {
  /** Only files that hold a mutant, or something that may change from one attempt to the next. */
  readonly files: readonly InstrumentedFile[];
  /** `engineId` is the id in the switch, unique over all files. */
  readonly mutants: readonly RawMutant[];
  /** The wrong behaviours that are in place, with all their edits. */
  readonly placed: readonly RowId[];
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
  const placed = instrumented.flatMap((result) => result.placed);
  const edited = instrumented.filter((result) => result.placed.length > 0).map(({ file }) => file.path);
  const mutated = new Set([...spans.map(({ file }) => file), ...edited]);
  return {
    files: instrumented.filter(({ file, holds }) => holds || mutated.has(file.path)).map(({ file }) => file),
    mutants: markArid(mutants, order.arid),
    placed: order.wrongRows.filter((wrong) => isComplete(wrong, placed)).map(({ row }) => row.id),
    unmutated: [...failed.map(({ file, reason }) => ({ file, reason })), ...unmutatedFiles(sound, spans)],
  };
}

const isComplete = ({ row, edits }: WrongRow, placed: readonly RowId[]): boolean =>
  placed.filter((id) => id === row.id).length === edits.length;

type FileResult =
  | ({ readonly kind: 'instrumented'; readonly file: InstrumentedFile; readonly holds: boolean } & FileMutants)
  | { readonly kind: 'failed'; readonly file: FilePath; readonly reason: string };

interface FileMutants {
  readonly mutants: readonly RawMutant[];
  /** The wrong behaviours of which an edit is in place. */
  readonly placed: readonly RowId[];
}

async function instrumentFile(source: SourceFile, order: InstrumentOrder, idPrefix: string): Promise<FileResult> {
  const { path } = source;
  const failed = (reason: string): FileResult => ({ kind: 'failed', file: path, reason });
  if (!/\.[cm]?[jt]sx?$/.test(path)) return failed('it is neither JavaScript nor TypeScript');
  const result = await tryToInstrument(source, order, idPrefix);
  // Some wrong behaviour may be what cannot be put in place.
  if (typeof result !== 'string' || order.wrongRows.length === 0)
    return typeof result === 'string' ? failed(result) : result;
  const without = await tryToInstrument(source, { ...order, wrongRows: [] }, idPrefix);
  return typeof without === 'string' ? failed(without) : without;
}

/** Why it fails, where it does. */
async function tryToInstrument(
  source: SourceFile,
  order: InstrumentOrder,
  idPrefix: string,
): Promise<Exclude<FileResult, { readonly kind: 'failed' }> | string> {
  const { path } = source;
  try {
    const prepared = prepareSource(source);
    const parsed = parseSource(prepared);
    if (!parsed.ok) return parseFailure(parsed);
    const { ast } = parsed;
    const { excludedMutations, names, header, wrongRows } = order;
    const edits = placeEdits(wrongRows, { source, ast, helperPrefix: `${names.isActive}w` }).filter(isPlacedEdit);
    const placed = edits.map(({ row }) => row);
    const changes = edits.map(({ row, result: { before, after } }) => ({ name: neverName(row), before, after }));
    const ranges = rangesIn(order.spans, path);
    const constants = plainConstants(ast);
    const state = heldState(ast);
    const found = await placeMutants({ ...prepared, ast, ranges, excludedMutations, changes });
    ast.program.body.push(...edits.flatMap(({ result }) => result.helpers));
    const rowNames = new Set(changes.map(({ name }) => name));
    const wrong = new Map(found.filter(({ mutatorName }) => rowNames.has(mutatorName)).map((one) => [one.id, one]));
    const idOf = (id: string): string => wrong.get(id)?.mutatorName ?? idPrefix + id;
    holdConstants(ast, constants, (id) => wrong.has(id));
    keepState(ast, state);
    const file = { path, ...printModule(ast, { source, names, header: header + watchCall(names, path), idOf }) };
    if (changes.length > 0 && !parseSource({ path, text: file.code }).ok) return 'a wrong behaviour breaks it';
    const isWanted = ({ location }: InnerMutant): boolean => ranges.some((range) => isInside(location, range));
    const mutants = found.filter((mutant) => !wrong.has(mutant.id) && isWanted(mutant));
    const raw = mutants.map((mutant) => rawMutant(mutant, path, idOf));
    return { kind: 'instrumented', file, holds: holdsState(state), mutants: raw, placed };
  } catch (error) {
    // Whatever the instrumenter, which was not made for this, stumbles over: other files are none the worse for it.
    return `Stryker’s instrumenter fails on it (${firstSentence(error)})`;
  }
}

type EditResult = ReturnType<typeof placeEdits>[number];

const isPlacedEdit = (edit: EditResult): edit is EditResult & { readonly result: PlacedEdit } => isPlaced(edit.result);

const isInside = ({ start, end }: InnerRange, range: InnerRange): boolean =>
  byInnerPosition(range.start, start) <= 0 && byInnerPosition(end, range.end) <= 0;

const byInnerPosition = (left: InnerRange['start'], right: InnerRange['start']): number =>
  left.line - right.line || left.column - right.column;

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
  idOf: (id: string) => string,
): RawMutant {
  const { start, end } = location;
  return {
    engineId: idOf(id),
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
