import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { parseSpecs } from '../../src/spec/parse-specs.ts';
import { aProblem, aSource, aSpecWith, problemsOf } from './support.ts';
import { SAMPLE, SAMPLE_SPEC } from './sample.ts';

describe('SPEC-2: a spec that follows the documented form', () => {
  it('is read as the documentation means it', () => {
    expect(parseSpecs([aSource(SAMPLE, 'specs/pricing.yaml')])).toEqual({ specs: [SAMPLE_SPEC], problems: [] });
  });

  it('gives each outcome its own form', () => {
    const text = aSpecWith(
      'examples:',
      '  - { call: f(1), returns: { approx: 0.3 } }',
      '  - { call: f(2), returns: { approx: 0.3, within: 0.1 } }',
      '  - { call: f(3), returns: { js: "5n" } }',
      '  - { call: f(4), returns: { js: 1, more: 2 } }',
      '  - { call: f(5), returns: null }',
      '  - { call: f(6), returns-nothing: true }',
      '  - { call: f(7), matches: { a: 1 } }',
      '  - { call: f(8), throws: errors.Refused, message: "too long" }',
      '  - { call: f(9), holds: "result > 0" }',
    );
    const examples = parseSpecs([aSource(text)]).specs[0]?.behaviours[0]?.examples ?? [];
    expect(examples.map((example) => (example.kind === 'call' ? example.outcome : undefined))).toEqual([
      { kind: 'approx', value: 0.3, within: 1e-9 },
      { kind: 'approx', value: 0.3, within: 0.1 },
      { kind: 'js', expression: '5n' },
      { kind: 'returns', value: { js: 1, more: 2 } },
      { kind: 'returns', value: null },
      { kind: 'nothing' },
      { kind: 'matches', value: { a: 1 } },
      { kind: 'throws', error: 'errors.Refused', message: 'too long' },
      { kind: 'holds', expression: 'result > 0' },
    ]);
  });

  it('takes the last key written as the outcome of a row without a call', () => {
    const text = aSpecWith('examples: { rows: [{ a: 1, 7: 2 }, { 9: 1, 8: 2, a: 3 }, { returns: 1, a: 2 }] }');
    const examples = parseSpecs([aSource(text)]).specs[0]?.behaviours[0]?.examples ?? [];
    expect(examples.map((example) => (example.kind === 'data' ? example.outcomeKey : undefined))).toEqual([
      '7',
      'a',
      'returns',
    ]);
  });

  it('tells the behaviour’s code from the feature’s, and resolves dots in paths', () => {
    const text =
      'feature: F\ncode: [./src/a.ts, "src/b/../*.ts"]\nbehaviours:\n  A-1: x\n  A-2: { must: y, code: src/a.ts#A.b }\n';
    const behaviours = parseSpecs([aSource(text)]).specs[0]?.behaviours ?? [];
    const at = (line: number, column: number) => ({ file: filePath('specs/a.yaml'), line, column });
    expect(behaviours.map(({ code }) => code)).toEqual([
      [
        { path: 'src/a.ts', name: undefined, declaredBy: 'feature', location: at(2, 8) },
        { path: 'src/*.ts', name: undefined, declaredBy: 'feature', location: at(2, 20) },
      ],
      [{ path: 'src/a.ts', name: 'A.b', declaredBy: 'behaviour', location: at(5, 25) }],
    ]);
  });

  it('reads 500 behaviours', () => {
    const behaviour = (index: number): string =>
      `  A-${index}:\n    must: It does ${index}.\n    examples:\n      - { call: "f(${index})", returns: ${index} }\n`;
    const text = `feature: F\nbehaviours:\n${Array.from({ length: 500 }, (_, index) => behaviour(index)).join('')}`;
    const { specs } = parseSpecs([aSource(text)]);
    expect(specs[0]?.behaviours).toHaveLength(500);
  });
});

describe('SPEC-1: every mistake at once', () => {
  it('reports ten mistakes of three files by file and position', () => {
    const sources = [
      aSource('feature: C\nbehaviours:\n  A-1: again\n  B-1: a: b\n  B-2: 5\n', 'specs/c.yaml'),
      aSource('feature: A\nown: me\nbehaviours:\n  A-1:\n    must: x\n    status: actve\n  price: y\n', 'specs/a.yaml'),
      aSource('feature:\nbehaviours:\n  A-2:\n    why: z\n    code: /etc/passwd\n    never: x\n', 'specs/b.yaml'),
    ];
    const { specs, problems } = parseSpecs(sources);
    expect(specs).toEqual([]);
    expect(problems.map(({ file, start, message }) => `${file}:${start?.line}:${start?.column} ${message}`)).toEqual([
      'specs/a.yaml:2:1 `own` is not a known key.',
      'specs/a.yaml:6:13 `status` is `actve`, not one of `active`, `draft`, `retired`.',
      'specs/a.yaml:7:3 `price` is no id of a behaviour.',
      'specs/b.yaml:1:1 `feature` is empty.',
      'specs/b.yaml:3:3 `A-2` has no `must`.',
      'specs/b.yaml:5:11 A path is relative to the folder that holds `specs/`.',
      'specs/b.yaml:6:12 `never` is a text, not a list of wrong behaviours.',
      'specs/c.yaml:3:3 Behaviour `A-1` is declared twice; first at specs/a.yaml:4.',
      'specs/c.yaml:4:8 The text after the key has `: ` in it, so YAML takes it for another key.',
      'specs/c.yaml:5:8 `B-2` is a number, not a sentence or a map with `must`: put it in quotes.',
    ]);
  });

  it('keeps the specs of files without a mistake', () => {
    const { specs } = parseSpecs([aSource('feature: 5', 'specs/b.yaml'), aSource(aSpecWith(), 'specs/a.yaml')]);
    expect(specs.map(({ file }) => file)).toEqual(['specs/a.yaml']);
  });

  it('suggests the known key and does not call it missing too', () => {
    const text = aSpecWith(
      'exmples: []',
      'never: [{ nme: x, replace: a, wth: b }]',
      'examples: [{ call: f(), retuns: 1 }]',
    );
    expect(problemsOf(text)).toEqual([
      aProblem('6:5-12', '`exmples` is not a known key.', 'Did you mean `examples`?'),
      aProblem('7:15-18', '`nme` is not a known key.', 'Did you mean `name`?'),
      aProblem('7:35-38', '`wth` is not a known key.', 'Did you mean `with`?'),
      aProblem('8:29-35', '`retuns` is not a known key.', 'Did you mean `returns`?'),
    ]);
  });

  it('checks that code is code', () => {
    const text = aSpecWith(
      'examples:',
      '  - { call: "f(", returns: 1, setup: "import {" }',
      '  - { call: "f()", holds: "a b" }',
      '  - { call: "f()", throws: E, message: "/(/" }',
      '  - { call: "f()", returns: { js: ")" } }',
      'never: [{ name: n, instead: { f: ")" } }]',
    );
    expect(problemsOf(text)).toEqual([
      aProblem('7:17-21', 'This is not an expression: Unexpected token (at character 3).', undefined),
      aProblem('7:42-52', 'This is not a list of statements: Unexpected token (at character 9).', undefined),
      aProblem('8:31-36', 'This is not an expression: Unexpected `b` (at character 3).', undefined),
      aProblem(
        '9:44-49',
        'This is not a regular expression: Invalid regular expression: /(/: Unterminated group.',
        undefined,
      ),
      aProblem('10:39-42', 'This is not an expression: Unexpected token (at character 1).', undefined),
      aProblem('11:38-41', 'This is not an expression: Unexpected token (at character 1).', undefined),
    ]);
  });

  it('checks outcomes, arguments and variables of examples', () => {
    const text = aSpecWith(
      'examples:',
      '  call: f($a, $b)',
      '  args: []',
      '  rows:',
      '    - { a: 1, b: 2 }',
      '    - { a: 1, returns: 1 }',
      '    - { a: 1, b: 2, returns: 1, throws: E }',
      '    - { a: 1, b: 2, holds: "true", message: x }',
    );
    const outcomes = 'One of `returns`, `returns-nothing: true`, `matches`, `throws`, `holds`.';
    expect(problemsOf(text)).toEqual([
      aProblem(
        '7:13-22',
        'Beside `args`, `call` is the name of a function.',
        'Write only the name, or put the arguments into `call`.',
      ),
      aProblem('10:13-14', 'The example states no outcome.', outcomes),
      aProblem('11:13-14', 'The call uses `$b`, which this row does not have.', 'Add `b: …` to the row.'),
      aProblem('12:45-46', 'An example has one outcome, not `returns` and `throws`.', undefined),
      aProblem('13:49-50', '`message` needs `throws` beside it.', undefined),
    ]);
  });

  it('checks the form of wrong behaviours and of code references', () => {
    const text = aSpecWith(
      'code: [../x.ts, "a\\\\b.ts", "C:/x.ts", "x.ts#", "x.ts#a b"]',
      'never:',
      '  - { name: a }',
      '  - { name: b, replace: x }',
      '  - { name: c, replace: x, with: x }',
      '  - { name: d, instead: {} }',
    );
    expect(problemsOf(text).map(({ start, message }) => `${start?.line}:${start?.column} ${message}`)).toEqual([
      '6:12 This path leaves the folder that holds `specs/`.',
      '6:21 A path is written with `/` on every platform.',
      '6:32 A path is relative to the folder that holds `specs/`.',
      '6:43 `#` is no name of a declaration.',
      '6:52 `#a b` is no name of a declaration.',
      '8:11 A wrong behaviour has either `replace` and `with`, or `instead`.',
      '9:11 `replace` and `with` belong together.',
      '10:38 `with` is the same code as `replace`.',
      '11:20 `instead` is empty.',
    ]);
  });
});
