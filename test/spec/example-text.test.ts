import { expect, it } from 'vitest';
import { exampleText } from '../../src/spec/example-text.ts';
import { parseSpecs } from '../../src/spec/parse-specs.ts';
import { aSource, aSpecWith } from './support.ts';

it.each([
  ['{ call: "total(100)", returns: 90 }', 'total(100) returns 90'],
  [
    '{ call: total, args: [[{ price: 99.99, tags: [] }], null, -0], returns: {} }',
    'total([{ price: 99.99, tags: [] }], null, -0) returns {}',
  ],
  ['{ call: f(), returns: { approx: 0.3, within: 0.01 } }', 'f() returns 0.3 ± 0.01'],
  ['{ call: f(), returns: { js: "5n" } }', 'f() returns 5n'],
  ['{ call: f(), returns-nothing: true }', 'f() returns nothing'],
  ['{ call: f(), matches: { a: "b" } }', 'f() returns what matches { a: "b" }'],
  ['{ call: f(), throws: RangeError, message: /negative/i }', 'f() throws RangeError with /negative/i'],
  ['{ call: f(), throws: RangeError, message: not "a" path }', 'f() throws RangeError with "not \\"a\\" path"'],
  ['{ call: f(), holds: result > 1 }', 'f() returns a result for which result > 1'],
])('REPORT-5: the example %s reads "%s"', (yaml, text) => {
  const { specs } = parseSpecs([aSource(aSpecWith(`examples: [${yaml}]`))]);
  expect(specs.flatMap(({ behaviours }) => behaviours.flatMap(({ examples }) => examples.map(exampleText)))).toEqual([
    text,
  ]);
});

it.each([
  ['{ call: round($value), rows: [{ value: 1.005, returns: 1.01 }] }', 'round($value) with value: 1.005 returns 1.01'],
  ['{ rows: [{ daysAgo: 1, total: 100 }] }', 'daysAgo: 1, total: 100'],
])('REPORT-5: the rows %s read "%s"', (yaml, text) => {
  const { specs } = parseSpecs([aSource(aSpecWith(`examples: ${yaml}`))]);
  expect(specs.flatMap(({ behaviours }) => behaviours.flatMap(({ examples }) => examples.map(exampleText)))).toEqual([
    text,
  ]);
});
