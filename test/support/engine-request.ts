/** What an engine is asked, for a project whose tests are known. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filePath, testId } from '../../src/model/ids.ts';
import type { Span } from '../../src/model/location.ts';
import type { TestCase } from '../../src/model/suite.ts';
import type { MutationRequest } from '../../src/mutation/engine.ts';
import { aLocation, anUnmutatedRun } from './builders.ts';

/** Test files and the full names of their tests; a name that is there twice stands for two tests. */
type Tests = Readonly<Record<string, readonly string[]>>;

export interface EngineProject {
  /** Absolute. */
  readonly root: string;
  /** To be mutated, all of them. */
  readonly code: readonly string[];
  readonly tests: Tests;
}

export async function engineRequest({ root, code, tests }: EngineProject): Promise<MutationRequest> {
  const sources = await Promise.all(
    code.map(async (path) => ({ path: filePath(path), text: await readFile(join(root, path), 'utf8') })),
  );
  return {
    projectRoot: root,
    spans: sources.map(({ path, text }): Span => {
      const lines = text.split('\n');
      const end = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
      return { file: path, start: { line: 1, column: 1 }, end };
    }),
    sources,
    columns: Object.entries(tests).flatMap(([file, names]) =>
      names.map((name, index) => columnOf(file, name, names.slice(0, index).filter((other) => other === name).length)),
    ),
    codeUnderTest: new Set(sources.map(({ path }) => path)),
    concurrency: 2,
  };
}

function columnOf(file: string, name: string, ordinal: number): TestCase {
  return {
    id: testId(ordinal === 0 ? `${file} > ${name}` : `${file} > ${name} #${ordinal + 1}`),
    declarationId: undefined,
    project: '',
    file: filePath(file),
    titlePath: name.split(' > '),
    ordinal,
    mode: 'run',
    isExpectedToFail: false,
    tags: [],
    location: aLocation(`${file}:1:1`),
    runs: [anUnmutatedRun(), anUnmutatedRun()],
  };
}
