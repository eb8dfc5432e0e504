/** Finds the module that exports a name of which an example speaks. */
import type { Behaviour, CodeReference } from '../model/behaviour.ts';
import type { FilePath } from '../model/ids.ts';
import type { ExportedNames } from '../syntax/exported-names.ts';

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
  /** Not exported: a global, or a mistake. */
  | { readonly kind: 'none' };

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
  return open.length === 0 ? { kind: 'none' } : { kind: 'open', files: open };
}
