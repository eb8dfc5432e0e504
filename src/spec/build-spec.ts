import type { Behaviour, CodeReference, Spec, WrongBehaviour } from '../model/behaviour.ts';
import { behaviourId, type FilePath } from '../model/ids.ts';
import type { Location } from '../model/location.ts';
import { buildExamples } from './build-examples.ts';
import { splitCodePath } from './code-path.ts';
import type { TextLines } from './mistake.ts';
import type { RawBehaviour, RawSpec, RawWrongBehaviour } from './spec-schema.ts';
import { placeAt, type Path, type Range, type YamlEntry, type YamlNode } from './yaml-tree.ts';

/** A spec file whose form was checked, with the tree it was read from. */
export interface CheckedFile {
  readonly file: FilePath;
  /** What the paths in it start from. */
  readonly folder: FilePath;
  readonly root: YamlNode;
  readonly lines: TextLines;
}

export function buildSpec(raw: RawSpec, checked: CheckedFile): Spec {
  const written = placeAt(checked.root, ['behaviours']).node;
  const entries = written?.kind === 'map' ? written.entries : [];
  const code = references(raw.code ?? [], { declaredBy: 'feature', value: checked.root, checked });
  const behaviours = entries.map((entry) => buildBehaviour(entry, raw, { checked, code }));
  return { file: checked.file, feature: raw.feature, about: raw.about, code, behaviours };
}

/** What a behaviour takes from the file around it. */
interface Surroundings {
  readonly checked: CheckedFile;
  /** The feature's. */
  readonly code: readonly CodeReference[];
}

function buildBehaviour(
  { key, keyRange, value }: YamlEntry,
  spec: RawSpec,
  { checked, code }: Surroundings,
): Behaviour {
  const written = spec.behaviours[key] ?? '';
  const raw: RawBehaviour = typeof written === 'string' ? { must: written } : written;
  const at = (path: Path): YamlNode => placeAt(value, path).node ?? value;
  const locate = (node: YamlNode): Location => locationOf(node.range, checked);
  return {
    id: behaviourId(key),
    feature: spec.feature,
    owner: spec.owner,
    must: raw.must,
    why: raw.why,
    status: raw.status ?? 'active',
    code: raw.code === undefined ? code : references(raw.code, { declaredBy: 'behaviour', value, checked }),
    examples: raw.examples === undefined ? [] : buildExamples({ raw: raw.examples, node: at(['examples']), locate }),
    wrongBehaviours: (raw.never ?? []).map((wrong, index) => wrongBehaviour(wrong, locate(at(['never', index])))),
    tests: oneOrMany(raw.tests ?? []).map((pattern, index) => ({
      pattern: below(checked.folder, pattern),
      location: locate(itemOf(at(['tests']), index)),
    })),
    location: locationOf(keyRange, checked),
  };
}

interface Declaration {
  readonly declaredBy: CodeReference['declaredBy'];
  /** The map that has the field `code`. */
  readonly value: YamlNode;
  readonly checked: CheckedFile;
}

function references(
  written: NonNullable<RawBehaviour['code']>,
  { declaredBy, value, checked }: Declaration,
): readonly CodeReference[] {
  const { node } = placeAt(value, ['code']);
  return oneOrMany(written).map((reference, index) => {
    const { path, name } = splitCodePath(reference);
    return {
      path: below(checked.folder, path),
      name,
      declaredBy,
      location: locationOf(itemOf(node ?? value, index).range, checked),
    };
  });
}

function wrongBehaviour(raw: RawWrongBehaviour, location: Location): WrongBehaviour {
  if (typeof raw === 'string') return { kind: 'sentence', name: raw, location };
  const { name, replace, instead } = raw;
  if (instead !== undefined) return { kind: 'instead', name, instead, location };
  return { kind: 'replace', name, replace: replace ?? '', with: raw.with ?? '', location };
}

const below = (folder: FilePath, path: string): string => (folder === '' ? path : `${folder}/${path}`);

const oneOrMany = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** The node of one item, where a field holds one text or a list of them. */
const itemOf = (node: YamlNode, index: number): YamlNode => (node.kind === 'list' ? (node.items[index] ?? node) : node);

function locationOf({ start }: Range, { file, lines }: CheckedFile): Location {
  return { file, ...lines.positionAt(start) };
}
