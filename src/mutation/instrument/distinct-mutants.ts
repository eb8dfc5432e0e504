import type { FilePath } from '../../model/ids.ts';
import { byPosition, byText, type Position } from '../../model/location.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { groupBy } from '../../util/group-by.ts';
import type { RawMutant } from '../identify-rows.ts';
import { readCode, type CodeUnit, type SourceCode, type Stretch } from './code-units.ts';
import { minifyBodies } from './minify-bodies.ts';

/**
 * Without the mutants that no test can tell from the original, and with one of those that none can tell from each other, as far as
 * a minifier sees it: the function or member around a mutant has the same text when minified. The outermost of equals stays,
 * whatever the order of `mutants`. No scope cuts a function or member in two, so the mutants of a part of the project are the same
 * as in a whole run.
 */
export async function distinctMutants(
  mutants: readonly RawMutant[],
  sources: readonly SourceFile[],
): Promise<readonly RawMutant[]> {
  const byFile = groupBy(mutants, ({ span }) => span.file);
  const redundant = await Promise.all(sources.map((source) => redundantIn(source, byFile.get(source.path) ?? [])));
  const dropped = new Set(redundant.flat());
  return mutants.filter((mutant) => !dropped.has(mutant));
}

/** Characters. Copies of a larger one, one for each mutant in it, would take longer than the mutants. */
const LARGEST_UNIT = 8000;

async function redundantIn(source: SourceFile, mutants: readonly RawMutant[]): Promise<readonly RawMutant[]> {
  if (mutants.length === 0) return [];
  const code = readCode(source);
  const changes = changesOf(source, { mutants, code });
  const bodies = [...new Set(changes.flatMap(({ original, changed }) => [original, changed]))];
  const { privateNames } = code;
  const texts = await minifyBodies({ bodies, loader: loaderOf(source.path), privateNames });
  const minified = new Map(bodies.map((body, index) => [body, texts[index]]));
  const seen = new Map(changes.map(({ unit, original }) => [unit, new Set([minified.get(original)])]));
  return changes.flatMap(({ mutant, unit, changed }) => {
    const text = minified.get(changed);
    const known = seen.get(unit);
    if (text === undefined || known === undefined) return [];
    if (known.has(text)) return [mutant];
    known.add(text);
    return [];
  });
}

interface Change {
  readonly mutant: RawMutant;
  readonly unit: CodeUnit;
  /** The unit as the body of a function, and the same with the mutant in it. */
  readonly original: string;
  readonly changed: string;
}

function changesOf(
  { text }: SourceFile,
  { mutants, code }: { readonly mutants: readonly RawMutant[]; readonly code: SourceCode },
): readonly Change[] {
  const offsetOf = offsetsIn(text);
  return mutants.toSorted(outermostFirst).flatMap((mutant) => {
    const place = { start: offsetOf(mutant.span.start), end: offsetOf(mutant.span.end) };
    const unit = code.unitAround(place);
    if (unit === undefined || unit.end - unit.start > LARGEST_UNIT) return [];
    const before = text.slice(unit.start, place.start);
    const after = text.slice(place.end, unit.end);
    const changed = unit.asBody(before + replacementIn(code, place, mutant) + after);
    return [{ mutant, unit, original: unit.asBody(text.slice(unit.start, unit.end)), changed }];
  });
}

/** Alone, an expression is one operand. Only a chain of `?.` goes on behind its part. */
const replacementIn = (code: SourceCode, place: Stretch, { mutatorName, replacement }: RawMutant): string =>
  code.isStatement(place) || mutatorName === 'OptionalChaining' ? replacement : `(${replacement})`;

const outermostFirst = (left: RawMutant, right: RawMutant): number =>
  byPosition(left.span.start, right.span.start) ||
  byPosition(right.span.end, left.span.end) ||
  byText(left.mutatorName, right.mutatorName) ||
  byText(left.replacement, right.replacement);

/** Lines end with `\n`. */
function offsetsIn(text: string): (position: Position) => number {
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return ({ line, column }) => (lineStarts[line - 1] ?? text.length) + column - 1;
}

function loaderOf(path: FilePath): 'ts' | 'tsx' | 'jsx' {
  if (/\.[cm]?ts$/.test(path)) return 'ts';
  return path.endsWith('.tsx') ? 'tsx' : 'jsx';
}
