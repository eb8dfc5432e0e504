/** One file through every check that its kind has. */
import type * as z from 'zod';
import type { FilePath } from '../model/ids.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { Problem } from '../model/user-error.ts';
import { startLinesOf, toProblem, touches, type Mistake, type TextLines } from './mistake.ts';
import { readYaml } from './read-yaml.ts';
import { checkForm } from './schema-problems.ts';
import type { Path, YamlNode } from './yaml-tree.ts';

export interface FileKind<Raw> {
  readonly schema: z.ZodType<Raw>;
  /** What the schema cannot see, because it concerns how the file is written. */
  readonly mistakesOf: (root: YamlNode) => readonly Mistake[];
}

export interface FileCheck<Raw> {
  readonly file: FilePath;
  readonly problems: readonly Problem[];
  readonly lines: TextLines;
  /** `undefined` when the file holds nothing, or nothing that can be read. */
  readonly root: YamlNode | undefined;
  /** `undefined` unless the file is without a problem. */
  readonly raw: Raw | undefined;
}

export function checkFile<Raw>(source: SourceFile, kind: FileKind<Raw>): FileCheck<Raw> {
  const { root, problems, lines } = readYaml(source);
  const file = source.path;
  if (root === undefined) return { file, problems, lines, root, raw: undefined };
  const written = kind.mistakesOf(root);
  const form = checkForm(kind.schema, root);
  const misreadFields = new Set(written.map(({ path }) => JSON.stringify(path)));
  const ofForm = form.isValid ? [] : form.mistakes.filter(({ path = [] }) => !isCovered(path, misreadFields));
  const found = [...written, ...ofForm].map((mistake) => toProblem(file, lines, mistake));
  const misreadLines = startLinesOf(problems);
  const all = [...problems, ...found.filter((problem) => !touches(problem, misreadLines))];
  return { file, problems: all, lines, root, raw: all.length === 0 && form.isValid ? form.raw : undefined };
}

/** What a schema finds at a misread field, or inside it, is a consequence of the misreading. */
function isCovered(path: Path, misread: ReadonlySet<string>): boolean {
  return path.some((_, index) => misread.has(JSON.stringify(path.slice(0, index + 1))));
}
