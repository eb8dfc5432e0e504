/** Any verification that the schema allows, likely or not. */
import * as fc from 'fast-check';
import { DIAGNOSES } from '../../src/model/diagnosis.ts';
import { MUTANT_STATUSES } from '../../src/model/mutant-status.ts';
import { AUDIENCES, RULES } from '../../src/model/rules.ts';
import {
  BEHAVIOUR_VERDICTS,
  INCONCLUSIVE_REASONS,
  TEST_VERDICTS,
  VACUOUS_REASONS,
  WEAK_REASONS,
} from '../../src/model/verdict.ts';
import type { Verification } from '../../src/model/verification.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS.map(({ text }) => text)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.lorem({ maxCount: 12 }),
);
const count = fc.nat({ max: 2_000 });
const position = fc.integer({ min: 1, max: 100_000 });
const location = fc.record({ file: anyText, line: position, column: position });
// Few ids, so that behaviours, tests and findings really refer to each other.
const behaviourName = fc.constantFrom('PRICE-1', 'PRICE-2', 'STOCK-1', '__proto__', '\u001b[31mred');
const testName = fc.constantFrom('test/a.test.ts > one', 'test/a.test.ts > two', 'test/b.test.ts > one', 'constructor');
const mutantName = fc.oneof(fc.constantFrom('1f3a9c200001', '</script>', '__proto__'), anyText);
const rule = fc.oneof(fc.constantFrom(...Object.keys(RULES)), anyText);
const score = fc.double({ min: 0, max: 100, noNaN: true });

const behaviour = fc.record(
  {
    id: behaviourName,
    feature: anyText,
    owner: anyText,
    must: anyText,
    status: fc.constantFrom('active' as const, 'draft' as const, 'retired' as const),
    location,
    verdict: fc.record({
      kind: fc.constantFrom(...BEHAVIOUR_VERDICTS),
      because: fc.uniqueArray(fc.constantFrom(...INCONCLUSIVE_REASONS, ...WEAK_REASONS), { maxLength: 3 }),
    }),
    anchored: fc.boolean(),
    tests: fc.array(testName, { maxLength: 4 }),
    examples: fc.record({ held: count, violated: count, strength: score }, { requiredKeys: ['held', 'violated'] }),
    wrongBehaviours: fc.record({
      caught: count,
      missed: count,
      present: count,
      stale: count,
      broken: count,
      uncheckable: count,
    }),
    mutants: fc.record(
      { relevant: count, killed: count, borrowed: count, restated: count, timeout: count, survived: count, score },
      { requiredKeys: ['relevant', 'killed', 'borrowed', 'restated', 'timeout', 'survived'] },
    ),
    known: fc.constant(true as const),
    stated: fc.record(
      {
        why: anyText,
        examples: fc.array(
          fc.record(
            { text: anyText, line: position, state: fc.constantFrom('held' as const, 'violated' as const) },
            { requiredKeys: ['text', 'line'] },
          ),
          { maxLength: 3 },
        ),
        never: fc.array(
          fc.record(
            { name: anyText, line: position, state: fc.constantFrom('caught' as const, 'stale' as const) },
            { requiredKeys: ['name', 'line'] },
          ),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: ['examples', 'never'] },
    ),
  },
  {
    requiredKeys: [
      'id',
      'feature',
      'must',
      'status',
      'location',
      'verdict',
      'anchored',
      'tests',
      'examples',
      'wrongBehaviours',
      'mutants',
      'stated',
    ],
  },
);

const test = fc.record(
  {
    id: testName,
    file: anyText,
    name: anyText,
    location,
    claims: fc.array(behaviourName, { maxLength: 3 }),
    verdict: fc.record({
      kind: fc.constantFrom(...TEST_VERDICTS),
      because: fc.uniqueArray(fc.constantFrom(...VACUOUS_REASONS), { maxLength: 2 }),
    }),
    ownKills: count,
    answer: fc.constantFrom('accept' as const, 'ask' as const, 'reject' as const),
  },
  { requiredKeys: ['id', 'file', 'name', 'location', 'claims', 'verdict', 'ownKills'] },
);

const finding = fc.record(
  {
    rule,
    severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
    confidence: fc.constantFrom('certain' as const, 'likely' as const, 'possible' as const),
    confirmed: fc.boolean(),
    audience: fc.constantFrom(...AUDIENCES),
    message: anyText,
    location,
    behaviours: fc.array(behaviourName, { maxLength: 3 }),
    tests: fc.array(testName, { maxLength: 3 }),
    change: fc.record({
      mutant: mutantName,
      mutator: anyText,
      line: position,
      before: fc.array(anyText, { maxLength: 10 }),
      after: fc.array(anyText, { maxLength: 10 }),
    }),
    known: fc.constant(true as const),
    excerpt: fc.record({ line: position, lines: fc.array(anyText, { maxLength: 10 }) }),
    contradiction: fc.record({ call: anyText, expected: anyText, actual: anyText }),
    diagnosis: fc.record(
      {
        kind: fc.constantFrom(...DIAGNOSES),
        seen: fc.record({ location, matcher: anyText, before: anyText, after: anyText, expected: anyText }),
      },
      { requiredKeys: ['kind'] },
    ),
  },
  {
    requiredKeys: [
      'rule',
      'severity',
      'confidence',
      'confirmed',
      'audience',
      'message',
      'location',
      'behaviours',
      'tests',
    ],
  },
);

const place = fc.record({ line: position, column: position });
const someTests = fc.array(fc.nat({ max: 9 }), { maxLength: 3 });

const mutant = fc.record({
  id: mutantName,
  file: anyText,
  start: place,
  end: place,
  mutator: anyText,
  replacement: anyText,
  status: fc.constantFrom(...MUTANT_STATUSES),
  killedBy: someTests,
  coveredBy: someTests,
  behaviours: fc.array(
    fc.record({ id: behaviourName, class: fc.constantFrom('killed' as const, 'survived' as const) }),
    { maxLength: 2 },
  ),
});

const known = fc.record({
  behaviours: fc.array(
    fc.record({
      behaviour: fc.constantFrom('PRICE-1', '__proto__'),
      verdict: fc.constantFrom('weak' as const, 'untested' as const),
    }),
    { maxLength: 2 },
  ),
  findings: fc.array(
    fc.record(
      {
        rule: fc.constantFrom('oracle/no-assertion', 'a rule'),
        file: fc.constantFrom('a.ts', '<b>'),
        test: fc.constant('</script>'),
      },
      { requiredKeys: ['rule', 'file'] },
    ),
    {
      maxLength: 2,
    },
  ),
});

export const anyVerification: fc.Arbitrary<Verification> = fc.record(
  {
    schemaVersion: fc.constant(1 as const),
    tool: fc.record({ name: fc.constant('assay' as const), version: anyText }),
    run: fc.record({
      engine: anyText,
      durationMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
      executions: count,
      mutants: count,
    }),
    behaviours: fc.array(behaviour, { maxLength: 6 }),
    tests: fc.array(test, { maxLength: 6 }),
    findings: fc.array(finding, { maxLength: 8 }),
    mutants: fc.array(mutant, { maxLength: 6 }),
    sources: fc.array(fc.record({ file: anyText, text: anyText }), { maxLength: 3 }),
    waivers: fc.array(
      fc.record({ mutant: mutantName, why: anyText, by: anyText, until: anyText }, { requiredKeys: ['mutant', 'why'] }),
      { maxLength: 2 },
    ),
    baseline: fc.record({ occurring: known, gone: known, unmeasured: known }),
    gate: fc.record({
      passed: fc.boolean(),
      exitCode: fc.constantFrom(0 as const, 1 as const, 3 as const),
      failedBy: fc.array(fc.oneof(rule, fc.constantFrom(...BEHAVIOUR_VERDICTS)), { maxLength: 5 }),
    }),
    nextStep: anyText,
  },
  {
    requiredKeys: [
      'schemaVersion',
      'tool',
      'run',
      'behaviours',
      'tests',
      'findings',
      'mutants',
      'sources',
      'waivers',
      'gate',
    ],
  },
);
