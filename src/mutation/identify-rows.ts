/** Gives mutants the identity that a waiver can rely on: it survives moved lines and changes elsewhere. */
import { createHash } from 'node:crypto';
import { rowId } from '../model/ids.ts';
import { byLocation, startOf, type Span } from '../model/location.ts';
import type { Row } from '../model/matrix.ts';
import type { SourceFile } from '../model/source-file.ts';
import { functionPathsOf } from '../syntax/function-path.ts';
import { groupBy } from '../util/group-by.ts';
import { textIn } from './text-in.ts';

/** A mutant as its engine knows it. */
export interface RawMutant {
  /** The engine's own name for it, of no meaning elsewhere. */
  readonly engineId: string;
  readonly span: Span;
  readonly mutatorName: string;
  readonly replacement: string;
  /** The rule by which it is not run. */
  readonly arid?: string | undefined;
}

/**
 * Rows by the engine's ids. A row's id is made of file, enclosing function path, mutator, original and replacement text, and the
 * ordinal among equals in the order of the source (PRODUCT.md, section 7).
 */
export function identifyRows(mutants: readonly RawMutant[], sources: readonly SourceFile[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  const byFile = groupBy(mutants, ({ span }) => span.file);
  for (const source of sources) {
    const inFile = (byFile.get(source.path) ?? []).toSorted((a, b) => byLocation(startOf(a.span), startOf(b.span)));
    const functionPath = functionPathsOf(source);
    const ordinals = new Map<string, number>();
    for (const { engineId, span, mutatorName, replacement, arid } of inFile) {
      const original = textIn(source.text, span);
      const facts = { file: span.file, functionPath: functionPath(span.start), mutatorName, original, replacement };
      const name = JSON.stringify(Object.values(facts));
      const ordinal = ordinals.get(name) ?? 0;
      ordinals.set(name, ordinal + 1);
      const row = { id: idOf(name, ordinal), origin: 'mutator', span, ...facts } as const;
      rows.set(engineId, arid === undefined ? row : { ...row, arid });
    }
  }
  return rows;
}

const idOf = (name: string, ordinal: number): Row['id'] =>
  rowId(createHash('sha256').update(`${name}#${ordinal}`).digest('hex').slice(0, 12));
