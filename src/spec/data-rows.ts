/** Rows without a call, as a test reads them: of a spec only as much as that takes, since each test file reads it anew. */
import type { SourceFile } from '../model/source-file.ts';
import type { Problem } from '../model/user-error.ts';
import { nearestKey } from '../util/nearest-key.ts';
import { readYaml, type YamlReading } from './read-yaml.ts';
import { placeAt, plainValueOf, type YamlEntry } from './yaml-tree.ts';

export type DataRow = Readonly<Record<string, unknown>>;

export type FoundRows =
  | { readonly kind: 'rows'; readonly rows: readonly DataRow[] }
  /** Why there are none, and what to do. */
  | { readonly kind: 'none'; readonly reason: string };

/** @returns `undefined` when no spec that can be read states the behaviour. */
export function rowsIn(specs: readonly SourceFile[], behaviour: string): FoundRows | undefined {
  for (const spec of specs) {
    const reading = readOnce(spec);
    const entry = behavioursIn(reading).find(({ key }) => key === behaviour);
    if (entry === undefined) continue;
    const [problem] = reading.problems;
    if (problem !== undefined) return { kind: 'none', reason: problemText(problem) };
    const { line, column } = reading.lines.positionAt(entry.keyRange.start);
    return rowsOf(entry, `${spec.path}:${line}:${column}`);
  }
  return undefined;
}

/** What keeps specs from being read, and which id was meant. */
export function whyUnknown(specs: readonly SourceFile[], behaviour: string): string {
  const readings = specs.map(readOnce);
  const known = readings.flatMap((reading) =>
    behavioursIn(reading).flatMap(({ key, value }) => (placeAt(value, ROWS).node === undefined ? [] : [key])),
  );
  const nearest = nearestKey(behaviour, known);
  const [problem] = readings.flatMap(({ problems }) => problems);
  return [
    ...(nearest === undefined ? [] : [`Did you mean ${nearest}?`]),
    ...(problem === undefined ? [] : [`Or is it in a spec that cannot be read? ${problemText(problem)}`]),
  ].join(' ');
}

const ROWS = ['examples', 'rows'] as const;

const readings = new WeakMap<SourceFile, YamlReading>();

function readOnce(spec: SourceFile): YamlReading {
  const reading = readings.get(spec) ?? readYaml(spec);
  readings.set(spec, reading);
  return reading;
}

function behavioursIn({ root }: YamlReading): readonly YamlEntry[] {
  const node = root && placeAt(root, ['behaviours']).node;
  return node?.kind === 'map' ? node.entries : [];
}

function rowsOf({ key, value }: YamlEntry, place: string): FoundRows {
  const rows = placeAt(value, ROWS).node;
  const isData = placeAt(value, ['examples', 'call']).node === undefined;
  const values = rows && isData ? plainValueOf(rows) : undefined;
  if (Array.isArray(values) && values.length > 0 && values.every(isRow)) return { kind: 'rows', rows: values };
  const hasCalls = isData ? rows === undefined && placeAt(value, ['examples']).node !== undefined : true;
  const reason = hasCalls
    ? `the examples of ${key} have a call, so Assay runs them itself and no test reads them. Rows for a test have none.`
    : `${key} has no rows. State them there: \`examples: { rows: [{ …, returns: … }] }\`; \`assay lint\` checks the form.`;
  return { kind: 'none', reason: `${place}: ${reason}` };
}

const isRow = (value: unknown): value is DataRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function problemText({ file, start, message, hint }: Problem): string {
  const place = start === undefined ? file : `${file}:${start.line}:${start.column}`;
  return `${place}: ${message}${hint === undefined ? '' : ` ${hint}`} \`assay lint\` shows all mistakes.`;
}
