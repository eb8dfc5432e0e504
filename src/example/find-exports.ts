/** Finds the module that exports a name of which an example speaks. */
import type { Behaviour, CodeReference } from '../model/behaviour.ts';
import type { FilePath } from '../model/ids.ts';
import type { ExportedNames } from '../syntax/exported-names.ts';
import { nearestKey } from '../util/nearest-key.ts';

/** What a behaviour's examples may speak of. */
export interface Surroundings {
  /** The code references of the behaviour and, behind them, those of its feature. */
  readonly code: readonly CodeReference[];
  readonly filesOf: (reference: CodeReference) => readonly FilePath[];
  readonly exportsOf: (file: FilePath) => ExportedNames;
}

export type FoundExport =
  | { readonly kind: 'export'; readonly file: FilePath; readonly exported: string }
  /** Whether one of these modules exports it is known when they run. */
  | { readonly kind: 'open'; readonly files: readonly FilePath[] }
  | { readonly kind: 'ambiguous'; readonly files: readonly FilePath[] }
  /** Not exported: a global, or the mistake that is told, as a clause. */
  | { readonly kind: 'none'; readonly mistake: string };

export const surroundingsOf = (
  behaviour: Behaviour,
  featureCode: readonly CodeReference[],
  lookUp: Omit<Surroundings, 'code'>,
): Surroundings => ({ code: [...behaviour.code, ...featureCode], ...lookUp });

/**
 * What singles a name out (`path#name`) goes before whole files, the behaviour's before the feature's, and a module that declares the
 * name before one that passes it on.
 */
export function findExport(name: string, { code, filesOf, exportsOf }: Surroundings): FoundExport {
  const filesWhere = (isWanted: (reference: CodeReference) => boolean): readonly FilePath[] => [
    ...new Set(code.filter(isWanted).flatMap(filesOf)),
  ];
  const tiers = [
    filesWhere((reference) => reference.name?.split('.')[0] === name),
    filesWhere(({ declaredBy }) => declaredBy === 'behaviour'),
    filesWhere(({ declaredBy }) => declaredBy === 'feature'),
  ];
  for (const files of tiers) {
    const [file, ...others] = files.filter((each) => exportsOf(each).declared.has(name));
    if (others.length > 0 && file !== undefined) return { kind: 'ambiguous', files: [file, ...others] };
    if (file !== undefined) return { kind: 'export', file, exported: exportsOf(file).declared.get(name) ?? name };
    const passing = files.find((each) => exportsOf(each).passedOn.has(name));
    if (passing !== undefined) return { kind: 'export', file: passing, exported: name };
  }
  const open = filesWhere(() => true).filter((file) => exportsOf(file).isOpen);
  return open.length === 0
    ? {
        kind: 'none',
        mistake: mistakeIn(
          name,
          filesWhere(() => true),
          exportsOf,
        ),
      }
    : { kind: 'open', files: open };
}

function mistakeIn(name: string, files: readonly FilePath[], exportsOf: Surroundings['exportsOf']): string {
  const exported = files.map(exportsOf).flatMap(({ declared, passedOn }) => [...declared.keys(), ...passedOn]);
  const nearest = nearestKey(name, exported);
  const hint = nearest === undefined ? '' : `; did the spec mean \`${nearest}\`?`;
  return files.length === 0
    ? `the behaviour names no code that could export \`${name}\``
    : `\`${name}\` is exported by none of ${files.slice(0, MOST_FILES).join(', ')}${files.length > MOST_FILES ? ', …' : ''}${hint}`;
}

/** As many as fit into a line. */
const MOST_FILES = 3;
