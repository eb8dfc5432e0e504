import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemaOf } from '../../src/spec/json-schema.ts';
import { parsePolicy } from '../../src/spec/parse-policy.ts';
import { parseSpecs } from '../../src/spec/parse-specs.ts';
import { SAMPLE } from './sample.ts';
import { aSource, aSpecWith } from './support.ts';

const validatorOf = (kind: 'spec' | 'policy' | 'baseline' | 'report') =>
  new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(jsonSchemaOf(kind));

const GOOD_SPECS = [
  SAMPLE,
  'feature: F\nbehaviours: {}\n',
  aSpecWith('examples: [{ call: f, args: [1, null], returns: { approx: 0.3, within: 0 } }]'),
  aSpecWith('examples: [{ call: f(), returns: { js: "5n" }, setup: "import a from \'a\'", timeout: 5 }]'),
  aSpecWith('examples: [{ call: f(), returns: { approx: "x", more: 1 } }]', 'tests: a.test.ts > b'),
  aSpecWith('examples: { call: f($a), rows: [{ a: 1, throws: E, message: /x/ }, { a: 2, returns-nothing: true }] }'),
  aSpecWith('examples: { rows: [{ message: 5, throws: 7, holds: 1 }] }', 'never: [Never this.]', 'status: retired'),
  aSpecWith('never: [{ name: n, instead: { "A.b": "() => 1", __proto__: "1" } }, { name: n, replace: a, with: "" }]'),
];

const BAD_SPECS = [
  '[]',
  'feature: F\n',
  'feature: F\nbehaviours: { price: x }\n',
  aSpecWith('exmples: []'),
  aSpecWith('status: actve'),
  aSpecWith('examples: [{ returns: 1 }]'),
  aSpecWith('examples: [{ call: f() }]'),
  aSpecWith('examples: [{ call: f(), returns: 1, throws: E }]'),
  aSpecWith('examples: [{ call: f(), returns: 1, message: x }]'),
  aSpecWith('examples: { rows: [] }'),
  aSpecWith('never: [{ name: n, replace: a }]'),
  aSpecWith('never: [{ name: n, instead: {} }]'),
  aSpecWith('code: []'),
];

describe('SPEC-5: the published JSON Schemas', () => {
  it.each(['spec', 'policy', 'baseline', 'report'] as const)(
    'are what is generated: schema/%s.schema.json (rewritten with -u)',
    async (kind) => {
      const text = `${JSON.stringify(jsonSchemaOf(kind), undefined, 2)}\n`;
      await expect(text).toMatchFileSnapshot(`../../schema/${kind}.schema.json`);
    },
  );

  it.each(GOOD_SPECS)('accept a spec that the tool accepts: %#', (text) => {
    const validate = validatorOf('spec');
    validate(parse(text));
    expect({ problems: parseSpecs([aSource(text)]).problems, errors: validate.errors }).toEqual({
      problems: [],
      errors: null,
    });
  });

  it.each(BAD_SPECS)('refuse the form of a spec that the tool refuses: %#', (text) => {
    const validate = validatorOf('spec');
    expect({ isValid: validate(parse(text)), specs: parseSpecs([aSource(text)]).specs }).toEqual({
      isValid: false,
      specs: [],
    });
  });

  it.each([
    ['{}', true],
    ['waivers: [{ mutant: 1f3a, why: equivalent }]\ngate: { weak: off }\nrules: { oracle/no-assertion: note }', true],
    ['waivers: [{ mutant: 1f3a }]', false],
    ['rules: { oracle/no-assertions: note }', false],
    ['thresholds: { own-score: 101 }', false],
  ])('agree with the tool on the policy %s', (text, isAccepted) => {
    const isValid = validatorOf('policy')(parse(text));
    const hasNoProblems = parsePolicy(aSource(text)).problems.length === 0;
    expect({ isValid, hasNoProblems }).toEqual({ isValid: isAccepted, hasNoProblems: isAccepted });
  });

  it('describe every field of a spec for the editor', () => {
    const undescribed: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        const isField = path.endsWith('/properties');
        if (
          isField &&
          !JSON.stringify(child).startsWith('{"description"') &&
          !/"description":/.test(JSON.stringify(child))
        ) {
          undescribed.push(`${path}/${key}`);
        }
        visit(child, `${path}/${key}`);
      }
    };
    visit(jsonSchemaOf('spec'), '');
    visit(jsonSchemaOf('policy'), '');
    expect(undescribed).toEqual([]);
  });
});
