import { describe, expect, it } from 'vitest';
import { planExamples, type ExamplePlan } from '../../src/example/plan-examples.ts';
import { filePath } from '../../src/model/ids.ts';
import { parseSpecs } from '../../src/spec/parse-specs.ts';

interface Situation {
  readonly code: Readonly<Record<string, string>>;
  readonly spec: string;
}

function plan({ code, spec }: Situation): ExamplePlan {
  const { specs, problems } = parseSpecs([{ path: filePath('specs/a.yaml'), text: spec }]);
  expect(problems).toEqual([]);
  const sources = Object.entries(code).map(([path, text]) => ({ path: filePath(path), text }));
  return planExamples({
    specs,
    sources,
    filesOf: ({ path }) => sources.map((source) => source.path).filter((file) => file === path),
    runtime: '/runtime.js',
  });
}

const oneExample = (feature: string, own: string, example: string): string =>
  `feature: F\ncode: ${feature}\nbehaviours:\n  A-1:\n    must: It works.\n    code: ${own}\n    examples:\n      - ${example}\n`;

/** Name → module, of the one example. */
function scopeOf(situation: Situation): Readonly<Record<string, string>> {
  const { modules } = plan(situation);
  const text = modules[0]?.text ?? '';
  const imports = new Map(
    [...text.matchAll(/const (assay\$\d+) = await assay\$load\(\(\) => import\("([^"]+)"\)\);/gu)].map(
      ([, name = '', path = '']) => [name, path],
    ),
  );
  const bound = text.matchAll(/const (\w+) = assay\$\.find\("(\w+)", \[(assay\$\d+)/gu);
  return Object.fromEntries(
    [...bound].map(([, name = '', exported = '', module = '']) => [name, `${imports.get(module) ?? ''}#${exported}`]),
  );
}

describe('EXAMPLE-3: a name in an example', () => {
  const code = {
    'src/a.ts': 'export const total = 1; export const rate = 2; export default function fee() {}',
    'src/b.ts': 'export const total = 2; export { rate } from "./a.ts"; export const other = 1;',
    'src/open.ts': 'export * from "elsewhere";',
  };
  const call = (text: string) => `{ call: "${text}", returns: 1 }`;

  it.each([
    ['is what the behaviour’s own file declares', 'src/b.ts', 'src/a.ts', 'total', { total: '../src/a.ts#total' }],
    ['is what its feature’s file declares', 'src/b.ts', 'src/a.ts', 'other', { other: '../src/b.ts#other' }],
    [
      'is what `path#name` singles out',
      'src/a.ts',
      '[src/a.ts, src/b.ts#total]',
      'total',
      { total: '../src/b.ts#total' },
    ],
    [
      'is what a module declares before what another passes on',
      'src/a.ts',
      '[src/b.ts, src/a.ts]',
      'rate',
      { rate: '../src/a.ts#rate' },
    ],
    ['is the default export’s own name', 'src/a.ts', 'src/a.ts', 'fee', { fee: '../src/a.ts#default' }],
    ['may be what a module passes on unseen', 'src/open.ts', 'src/a.ts', 'hidden', { hidden: '../src/open.ts#hidden' }],
    ['is a global where no file exports it', 'src/open.ts', 'src/a.ts', 'Math', {}],
  ])('%s', (...[, feature, own, name, scope]) => {
    expect(scopeOf({ code, spec: oneExample(feature, own, call(name)) })).toEqual(scope);
  });

  it('imports only what is named, and not what the example declares itself', () => {
    const spec = oneExample(
      'src/a.ts',
      'src/b.ts',
      `{ call: "total + (other => other)(1)", returns: 1, setup: "const total = 1" }`,
    );
    expect(scopeOf({ code, spec })).toEqual({});
  });

  it('is not that of the row’s value, which has a dollar sign', () => {
    const spec = oneExample('src/a.ts', 'src/a.ts', '{ call: "rate * $rate", returns: 1 }').replace(
      /- (\{.*)\}/u,
      '{ call: "rate * $rate", rows: [{ rate: 1, returns: 1 }] }',
    );
    expect(scopeOf({ code, spec })).toEqual({ rate: '../src/a.ts#rate' });
  });

  it('is told when no file exports it, with the name that was meant', () => {
    const spec = oneExample('src/a.ts', 'src/b.ts', call('totl + Math.PI + other'));
    const [, mistakes] = /"mistakes":(\{[^}]*\})/u.exec(plan({ code, spec }).modules[0]?.text ?? '') ?? [];
    expect(JSON.parse(mistakes ?? '')).toEqual({
      totl: '`totl` is exported by none of src/b.ts, src/a.ts; did the spec mean `total`?',
    });
  });

  it('is an error where it stands for two exports, and says how to qualify it', () => {
    const { problems } = plan({ code, spec: oneExample('src/a.ts', '[src/a.ts, src/b.ts]', call('total')) });
    expect(problems).toEqual([
      {
        message: '`total` is exported by src/a.ts and by src/b.ts, and the example does not say which is meant.',
        hint: "Name it in the behaviour's `code` (src/a.ts#total), or import it in `setup`.",
        file: 'specs/a.yaml',
        start: { line: 8, column: 9 },
        end: undefined,
      },
    ]);
  });
});

describe('EXAMPLE-3: the modules of examples', () => {
  it('are one a spec, and one of its own for an example that mocks modules', () => {
    const spec = `feature: F
code: src/a.ts
behaviours:
  A-1:
    must: It works.
    examples:
      - { call: rate, returns: 2, timeout: 50 }
      - { call: rate, returns: 3, setup: "vi.mock('../src/a.ts', () => ({ rate: 3 }))", timeout: 2000 }
  A-2: { must: It works too., examples: { call: rate + $by, rows: [{ by: 1, returns: 3 }] } }
  A-3: { must: Not yet., status: draft, examples: [{ call: rate, returns: 2 }] }
`;
    const { modules, examples } = plan({ code: { 'src/a.ts': 'export const rate = 2;' }, spec });
    expect(modules.map(({ path, timeout, code }) => ({ path, timeout, code }))).toEqual([
      { path: 'specs/a.yaml.examples.ts', timeout: 1000, code: ['src/a.ts'] },
      { path: 'specs/a.yaml.A-1-example-2.examples.ts', timeout: 2000, code: ['src/a.ts'] },
    ]);
    expect(examples.map(({ title, file }) => `${title} in ${file}`)).toEqual([
      'A-1 example 1 in specs/a.yaml.examples.ts',
      'A-1 example 2 in specs/a.yaml.A-1-example-2.examples.ts',
      'A-2 example 1 in specs/a.yaml.examples.ts',
    ]);
  });
});
