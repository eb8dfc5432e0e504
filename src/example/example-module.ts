/** The text of a test module that runs examples. It exists in memory only, as if it stood beside the spec. */
import { relative } from 'node:path/posix';
import type { CallExample, ExampleOutcome } from '../model/behaviour.ts';
import type { FilePath } from '../model/ids.ts';
import { asFunctionBody } from '../syntax/function-body.ts';
import { literalText } from './literal-text.ts';

/** A name in the scope of an example, and where it comes from. */
export interface Binding {
  readonly name: string;
  readonly exported: string;
  /** One module, or several of which the first that exports it counts. */
  readonly files: readonly FilePath[];
}

export interface WrittenExample {
  readonly title: string;
  readonly example: CallExample;
  readonly bindings: readonly Binding[];
  /** What is wrong where it speaks of a name that is nowhere, as a clause, by the name; globals are among the names. */
  readonly mistakes: Readonly<Record<string, string>>;
  /** Whether its setup stands at the top of a module that has no other example: Vitest mocks modules nowhere else. */
  readonly isAlone: boolean;
}

export interface ModuleOrder {
  /** Where the module seems to stand. */
  readonly path: FilePath;
  /** Absolute path of what runs the examples (`vitest/example-runtime.ts`). */
  readonly runtime: string;
  readonly examples: readonly WrittenExample[];
}

/** No name that a person gives to a thing of theirs. */
const OWN = 'assay$';

export function exampleModule({ path, runtime, examples }: ModuleOrder): string {
  const files = [...new Set(examples.flatMap(({ bindings }) => bindings.flatMap((binding) => binding.files)))].sort();
  const modules = new Map(files.map((file, index) => [file, `${OWN}${index}`]));
  return [
    `import { expect as ${OWN}expect, inject as ${OWN}inject, it as ${OWN}it, vi } from 'vitest';`,
    `import { exampleTests as ${OWN}tests } from ${JSON.stringify(runtime)};`,
    `const { load: ${OWN}load, example: ${OWN}example } = ${OWN}tests({ expect: ${OWN}expect, inject: ${OWN}inject, it: ${OWN}it, vi });`,
    ...examples.flatMap(({ isAlone, example }) => (isAlone ? (example.setup ?? []) : [])),
    ...[...modules].map(
      ([file, name]) => `const ${name} = await ${OWN}load(() => import(${JSON.stringify(specifier(path, file))}));`,
    ),
    ...examples.map((example) => exampleText(example, modules)),
    '',
  ].join('\n');
}

function specifier(from: FilePath, to: FilePath): string {
  const path = relative(`/${from}/..`, `/${to}`);
  return path.startsWith('.') ? path : `./${path}`;
}

function exampleText(
  { title, example, bindings, mistakes, isAlone }: WrittenExample,
  modules: ReadonlyMap<FilePath, string>,
): string {
  const { setup, row, timeout, outcome } = example;
  const known = bindings.map(
    ({ name, exported, files }) =>
      `const ${name} = ${OWN}.find(${JSON.stringify(exported)}, [${files.map((file) => modules.get(file)).join(', ')}], () => ${name === exported ? `globalThis.${name}` : 'undefined'});`,
  );
  const variables = Object.entries(row ?? {})
    .filter(([name]) => IDENTIFIER_PART.test(name))
    .map(([name, value]) => `const $${name} = ${literalText(value)};`);
  return [
    `${OWN}example(${JSON.stringify({ title, timeout, usesVi: /\bvi\b/.test(textsOf(example).join(' ')), mistakes })}, ${outcomeText(outcome)}, async (${OWN}) => {`,
    ...known,
    ...variables,
    '{',
    ...(setup === undefined || isAlone ? [] : [asFunctionBody(setup)]),
    `await ${OWN}.judge(async () => (${callText(example)}\n), ${statedText(outcome)});`,
    '}});',
  ].join('\n');
}

const IDENTIFIER_PART = /^[\p{ID_Continue}$]+$/u;

const callText = ({ call, args }: CallExample): string =>
  args === undefined ? call : `${call}(${args.map(literalText).join(', ')})`;

/** What is known before the call. */
const outcomeText = (outcome: ExampleOutcome): string =>
  outcome.kind === 'js' || outcome.kind === 'holds'
    ? literalText({ kind: outcome.kind, expression: outcome.expression })
    : literalText(outcome);

/** What is worked out behind the call. */
function statedText(outcome: ExampleOutcome): string {
  if (outcome.kind === 'js') return `async () => (${outcome.expression}\n)`;
  return outcome.kind === 'holds' ? `async (result) => (${outcome.expression}\n)` : 'undefined';
}

/** All that a person wrote as code. */
export const textsOf = ({ setup, call, outcome }: CallExample): readonly string[] => [
  ...(setup === undefined ? [] : [setup]),
  call,
  ...(outcome.kind === 'js' || outcome.kind === 'holds' ? [outcome.expression] : []),
];

/** An expression that leaves the same names open as the example does. */
export function openText(example: CallExample): string {
  const { setup, outcome } = example;
  return [
    'async () => {',
    setup === undefined ? '' : asFunctionBody(setup),
    `;[${callText(example)}\n, ${statedText(outcome)}] }`,
  ].join('\n');
}
