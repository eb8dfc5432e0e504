import type { StageResult } from '../model/finding.ts';
import { declarationId, type FilePath } from '../model/ids.ts';
import type { Location, Span } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { TestDeclaration, TestMode } from '../model/suite.ts';
import { inSourceTests } from '../syntax/in-source-tests.ts';
import { readTestCalls, type TestCall } from '../syntax/read-test-calls.ts';
import { readTitle, type DeclaredTitle } from './read-title.ts';

export interface DeclaredTests {
  /** By file in the given order, then in source order. */
  readonly declarations: readonly TestDeclaration[];
  /** Files whose tests could not be read; Vitest reports them when it runs. */
  readonly unparsed: readonly UnparsedFile[];
  /** Where files of code hold tests of their own. */
  readonly inSourceTests: readonly Span[];
}

export interface UnparsedFile {
  readonly file: FilePath;
  /** The parser's own sentence. */
  readonly message: string;
  readonly location: Location;
}

/** Every test as written in the test files. Type tests and benchmarks are none. */
export function declareTests(sources: readonly SourceFile[]): StageResult<DeclaredTests> {
  const declarations: TestDeclaration[] = [];
  const unparsed: UnparsedFile[] = [];
  for (const source of sources.filter((candidate) => !isTypeTest(candidate.path))) {
    const read = readTestCalls(source);
    if (read.ok) declarations.push(...declarationsOf(read.calls, outermost(source)));
    else unparsed.push({ file: source.path, message: read.message, location: read.location });
  }
  return { product: { declarations, unparsed, inSourceTests: sources.flatMap(inSourceTests) }, findings: [] };
}

const isTypeTest = (file: FilePath): boolean => /[.-]test-d\.[cm]?tsx?$/.test(file);

/** What a declaration takes over from the `describe`s around it, and from its file. */
interface Surroundings {
  readonly titles: readonly DeclaredTitle[];
  readonly mode: TestMode;
  readonly isOnly: boolean;
  readonly isExpectedToFail: boolean;
  readonly isParameterised: boolean;
  readonly tags: readonly string[];
}

const outermost = (source: SourceFile): Surroundings => ({
  titles: [],
  mode: 'run',
  isOnly: false,
  isExpectedToFail: false,
  isParameterised: false,
  tags: moduleTags(source.text),
});

/** Vitest looks for `@module-tag` in any comment of the file, with this expression. */
const moduleTags = (text: string): readonly string[] =>
  Array.from(text.matchAll(/(?:\/\/|\*)\s*@module-tag\s+([\w\-/]+)\b/g), (match) => match[1] ?? '');

const declarationsOf = (calls: readonly TestCall[], around: Surroundings): readonly TestDeclaration[] =>
  calls.flatMap((call) => {
    const here = enter(call, around);
    return call.kind === 'test' ? [declarationOf(call, here)] : declarationsOf(call.children, here);
  });

function enter(call: TestCall, around: Surroundings): Surroundings {
  const ownMode = modeOf(call);
  return {
    titles: [...around.titles, readTitle(call.title, call.marks.has('each'))],
    mode: ownMode === 'run' ? around.mode : ownMode,
    isOnly: around.isOnly || call.marks.has('only'),
    isExpectedToFail: around.isExpectedToFail || call.marks.has('fails'),
    isParameterised: around.isParameterised || call.marks.has('each'),
    tags: [...new Set([...around.tags, ...call.tags])],
  };
}

function modeOf({ marks }: TestCall): TestMode {
  if (marks.has('skip')) return 'skip';
  return marks.has('todo') ? 'todo' : 'run';
}

const declarationOf = ({ location, span }: TestCall, { titles, ...settings }: Surroundings): TestDeclaration => ({
  id: declarationId(`${location.file}:${location.line}:${location.column}`),
  file: location.file,
  titlePath: titles.map((title) => title.text),
  titlePatterns: titles.map((title) => title.pattern),
  ...settings,
  location,
  span,
});
