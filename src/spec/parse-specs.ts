import type { Spec } from '../model/behaviour.ts';
import type { FilePath } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import { ROOT } from '../model/workspace.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { Problem } from '../model/user-error.ts';
import { buildSpec } from './build-spec.ts';
import { duplicateIds, idMistakes } from './check-ids.ts';
import { byPlace, fileProblem } from './mistake.ts';
import { checkFile, type FileCheck } from './check-file.ts';
import { specSchema } from './spec-schema.ts';
import { textTraps } from './text-traps.ts';

export interface ParsedSpecs {
  /** Only files without a problem, in the order of their paths. */
  readonly specs: readonly Spec[];
  /** All mistakes of all files, by file and position. */
  readonly problems: readonly Problem[];
}

/** A spec, and the folder that holds its `specs/`, where that is not the root: what the paths in it start from. */
export interface SpecFile extends SourceFile {
  readonly folder?: FilePath;
}

/** Reads every spec; nothing that a file may hold makes it throw. */
export function parseSpecs(sources: readonly SpecFile[]): ParsedSpecs {
  const files = sources.toSorted((left, right) => byText(left.path, right.path)).map(readSpec);
  const duplicates = duplicateIds(files.flatMap(({ check }) => check));
  const problems = [...files.flatMap(({ check }) => check.problems), ...duplicates].toSorted(byPlace);
  const broken = new Set(problems.map(({ file }) => file));
  const specs = files.flatMap(({ spec }) => (spec === undefined || broken.has(spec.file) ? [] : [spec]));
  return { specs, problems };
}

interface ReadSpec {
  readonly check: FileCheck<unknown>;
  readonly spec: Spec | undefined;
}

const EMPTY_FILE = 'Write `feature: <a name>` and, below it, `behaviours:` with one `ID-1: <a sentence>` a line.';

function readSpec(source: SpecFile): ReadSpec {
  const check = checkFile(source, {
    schema: specSchema,
    mistakesOf: (root) => [...textTraps(root), ...idMistakes(root)],
  });
  const isEmpty = check.root === undefined && check.problems.length === 0;
  if (isEmpty) {
    const problems = [fileProblem(source.path, 'The file is empty.', EMPTY_FILE)];
    return { check: { ...check, problems }, spec: undefined };
  }
  if (check.raw === undefined || check.root === undefined) return { check, spec: undefined };
  return {
    check,
    spec: buildSpec(check.raw, {
      file: source.path,
      folder: source.folder ?? ROOT,
      root: check.root,
      lines: check.lines,
    }),
  };
}
