/** Ids of behaviours: their form, and that each is used once. */
import type { Problem } from '../model/user-error.ts';
import type { FilePath } from '../model/ids.ts';
import { startLinesOf, toProblem, type Mistake, type TextLines } from './mistake.ts';
import { BEHAVIOUR_ID } from './spec-schema.ts';
import { placeAt, type YamlEntry, type YamlNode } from './yaml-tree.ts';

const ID_FORM =
  'An id has letters, digits, `.`, `_`, `-`, and among them a digit or an inner `.`, `_` or `-`: `PRICE-1`, `cart.add`.';

export function idMistakes(root: YamlNode): readonly Mistake[] {
  return behavioursOf(root)
    .filter(({ key }) => key !== '' && !BEHAVIOUR_ID.test(key))
    .map(({ key, keyRange }) => ({ message: `\`${key}\` is no id of a behaviour.`, hint: ID_FORM, range: keyRange }));
}

interface IdSource {
  /** What is already known to be wrong; lines that were misread are left alone. */
  readonly problems: readonly Problem[];
  readonly file: FilePath;
  readonly root: YamlNode | undefined;
  readonly lines: TextLines;
}

/** An id that another file has too; within a file, YAML's own rule against duplicate keys finds it. */
export function duplicateIds(files: readonly IdSource[]): readonly Problem[] {
  const firstPlaces = new Map<string, string>();
  return files.flatMap(({ file, root, lines, problems }) => {
    const misread = startLinesOf(problems);
    return behavioursOf(root).flatMap(({ key, keyRange }) => {
      const { line } = lines.positionAt(keyRange.start);
      const first = firstPlaces.get(key);
      if (first === undefined) {
        firstPlaces.set(key, `${file}:${line}`);
        return [];
      }
      if (misread.has(line)) return [];
      const message = `Behaviour \`${key}\` is declared twice; first at ${first}.`;
      return [toProblem(file, lines, { message, hint: 'Give one of them another id.', range: keyRange })];
    });
  });
}

function behavioursOf(root: YamlNode | undefined): readonly YamlEntry[] {
  const node = root === undefined ? undefined : placeAt(root, ['behaviours']).node;
  return node?.kind === 'map' ? node.entries : [];
}
