/** Which examples are run, in which test modules, and what is in their scope. */
import type { Behaviour, CallExample, CodeReference, Spec } from '../model/behaviour.ts';
import { filePath, type BehaviourId, type FilePath } from '../model/ids.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { Problem } from '../model/user-error.ts';
import { exportedNames, type ExportedNames } from '../syntax/exported-names.ts';
import { freeNames } from '../syntax/parse-expression.ts';
import { exampleModule, openText, textsOf, type Binding, type WrittenExample } from './example-module.ts';
import { findExport, surroundingsOf, type Surroundings } from './find-exports.ts';

export interface ExamplePlanInput {
  readonly specs: readonly Spec[];
  /** The files that behaviours or their features name. */
  readonly sources: readonly SourceFile[];
  readonly filesOf: (reference: CodeReference) => readonly FilePath[];
  /** Absolute path of what runs the examples. */
  readonly runtime: string;
}

export interface ExamplePlan {
  readonly modules: readonly ExampleModule[];
  readonly examples: readonly PlannedExample[];
  /** What keeps the examples from being run, for the spec's author. */
  readonly problems: readonly Problem[];
}

/** A test module that exists in memory only. */
export interface ExampleModule extends SourceFile {
  /** Milliseconds that the longest of its examples may take. */
  readonly timeout: number;
  /** The files whose exports it imports. */
  readonly code: FilePath[];
}

/** An example with the test that runs it. */
export interface PlannedExample {
  readonly behaviourId: BehaviourId;
  readonly example: CallExample;
  readonly file: FilePath;
  readonly title: string;
}

/** Of active behaviours; one module a spec, and one for each example that mocks modules, since that concerns all of its module. */
export function planExamples({ specs, sources, filesOf, runtime }: ExamplePlanInput): ExamplePlan {
  const exportsOf = exportReader(sources);
  const planned = specs.flatMap((spec) =>
    spec.behaviours
      .filter(({ status }) => status === 'active')
      .flatMap((behaviour) => {
        const surroundings = surroundingsOf(behaviour, spec.code, { filesOf, exportsOf });
        return callExamples(behaviour).map((example, index) =>
          planExample({ spec, behaviour, example, index }, surroundings),
        );
      }),
  );
  const files = Map.groupBy(planned, ({ file }) => file);
  return {
    modules: [...files].map(([path, inFile]) => moduleOf(path, inFile, runtime)),
    examples: planned.map(({ behaviourId, example, file, title }) => ({ behaviourId, example, file, title })),
    problems: planned.flatMap(({ problems }) => problems),
  };
}

function exportReader(sources: readonly SourceFile[]): Surroundings['exportsOf'] {
  const sourceOf = new Map(sources.map((source) => [source.path, source]));
  const known = new Map<FilePath, ExportedNames>();
  return (file) => {
    const names = known.get(file) ?? exportedNames(sourceOf.get(file) ?? { path: file, text: '' });
    known.set(file, names);
    return names;
  };
}

const callExamples = ({ examples }: Behaviour): readonly CallExample[] =>
  examples.filter((example) => example.kind === 'call');

interface Planned extends PlannedExample, WrittenExample {
  readonly problems: readonly Problem[];
}

interface Stated {
  readonly spec: Spec;
  readonly behaviour: Behaviour;
  readonly example: CallExample;
  /** Among those of its behaviour. */
  readonly index: number;
}

function planExample({ spec, behaviour, example, index }: Stated, surroundings: Surroundings): Planned {
  const title = `${behaviour.id} example ${index + 1}`;
  const texts = textsOf(example).join('\n');
  const isAlone = MODULE_MOCK.test(texts);
  const stem = isAlone ? `${spec.file}.${title.replaceAll(' ', '-')}` : spec.file;
  const file = filePath(`${stem}.examples.${JSX.test(texts) ? 'tsx' : 'ts'}`);
  return { behaviourId: behaviour.id, example, file, title, isAlone, ...lookUpNames(example, surroundings) };
}

function lookUpNames(
  example: CallExample,
  surroundings: Surroundings,
): Pick<Planned, 'bindings' | 'mistakes' | 'problems'> {
  const bindings: Binding[] = [];
  const mistakes: Record<string, string> = {};
  const problems: Problem[] = [];
  const ofRow = new Set(Object.keys(example.row ?? {}).map((name) => `$${name}`));
  for (const name of freeNames(openText(example)).difference(ofRow)) {
    const found = findExport(name, surroundings);
    if (found.kind === 'export') bindings.push({ name, exported: found.exported, files: [found.file] });
    else if (found.kind === 'ambiguous') problems.push(ambiguous(name, found.files, example));
    else if (name in globalThis) continue;
    else if (found.kind === 'open') bindings.push({ name, exported: name, files: found.files });
    else mistakes[name] = found.mistake;
  }
  return { bindings, mistakes, problems };
}

/** Vitest moves these to the top of the module. */
const MODULE_MOCK = /\bvi\s*\.\s*(?:mock|unmock|hoisted)\b/;
const JSX = /\/ *>|<\//;

function moduleOf(path: FilePath, inFile: readonly Planned[], runtime: string): ExampleModule {
  return {
    path,
    text: exampleModule({ path, runtime, examples: inFile }),
    timeout: Math.max(...inFile.map(({ example }) => example.timeout)),
    code: [...new Set(inFile.flatMap(({ bindings }) => bindings.flatMap(({ files }) => files)))],
  };
}

function ambiguous(name: string, files: readonly FilePath[], { location }: CallExample): Problem {
  const [first = ''] = files;
  return {
    message: `\`${name}\` is exported by ${files.join(' and by ')}, and the example does not say which is meant.`,
    hint: `Name it in the behaviour's \`code\` (${first}#${name}), or import it in \`setup\`.`,
    file: location.file,
    start: { line: location.line, column: location.column },
    end: undefined,
  };
}
