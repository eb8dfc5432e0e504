import { filePath } from '../../src/model/ids.ts';
import type { SourceFile } from '../../src/model/source-file.ts';
import type { Problem } from '../../src/model/user-error.ts';
import { parseSpecs } from '../../src/spec/parse-specs.ts';

export const aSource = (text: string, path = 'specs/a.yaml'): SourceFile => ({ path: filePath(path), text });

/** A spec with one behaviour, whose further fields are `lines`, the first of them on line 6. */
export const aSpecWith = (...lines: string[]): string =>
  [
    'feature: F',
    'code: src/a.ts',
    'behaviours:',
    '  A-1:',
    '    must: It works.',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');

export const problemsOf = (text: string): readonly Problem[] => parseSpecs([aSource(text)]).problems;

/** A problem of `specs/a.yaml`, with its range as `line:column-column` or `line:column`. */
export function aProblem(place: string, message: string, hint: string | undefined): Problem {
  const [, line = '', column = '', end] = /^(\d+):(\d+)(?:-(\d+))?$/.exec(place) ?? [];
  return {
    message,
    hint,
    file: filePath('specs/a.yaml'),
    start: { line: Number(line), column: Number(column) },
    end: end === undefined ? undefined : { line: Number(line), column: Number(end) },
  };
}

export const aFileProblem = (message: string, hint: string): Problem => ({
  message,
  hint,
  file: filePath('specs/a.yaml'),
  start: undefined,
  end: undefined,
});
