import type { ReportedFinding, ReportedTest, Verification } from '../../src/model/verification.ts';
import {
  aReportedBehaviour,
  aReportedFinding,
  aReportedMutant,
  aReportedTest,
  aVerification,
  someMutants,
} from './verifications.ts';

const oldTest = aReportedTest({
  name: 'total > PRICE-1: repeats the code',
  claims: ['PRICE-1'],
  verdict: { kind: 'restates', because: [] },
});
const newTest = aReportedTest({
  name: 'total > PRICE-2: is new',
  location: { file: 'test/pricing.test.ts', line: 20, column: 3 },
  claims: ['PRICE-2'],
  verdict: { kind: 'restates', because: [] },
});
const copied = (test: ReportedTest, over: Partial<ReportedFinding>): ReportedFinding =>
  aReportedFinding({
    rule: 'oracle/copied-formula',
    message: 'The expected value is computed as `total` computes it.',
    location: { ...test.location, line: test.location.line + 1 },
    excerpt: { line: test.location.line + 1, lines: ['    expect(total(lines)).toBe(a * b);'] },
    tests: [test.id],
    behaviours: test.claims,
    ...over,
  });

/** One behaviour, one test and one finding that a baseline names, one of each that is new, and a change that is waived. */
export const KNOWN_AND_WAIVED: Verification = aVerification({
  run: { engine: 'in-process', durationMs: 2_000, executions: 40, mutants: 2 },
  behaviours: [
    aReportedBehaviour({
      id: 'PRICE-1',
      verdict: { kind: 'weak', because: ['restated'] },
      known: true,
      tests: [oldTest.id],
      mutants: someMutants({ restated: 1 }),
    }),
    aReportedBehaviour({
      id: 'PRICE-2',
      must: 'Orders of 100 or more get 10% off.',
      location: { file: 'specs/pricing.yaml', line: 9, column: 3 },
      verdict: { kind: 'weak', because: ['missed-example-breaker'] },
      tests: [newTest.id],
      mutants: someMutants({ killed: 4, survived: 1 }),
    }),
  ],
  tests: [oldTest, newTest],
  findings: [
    copied(oldTest, { known: true }),
    copied(newTest, {}),
    aReportedFinding({
      rule: 'evidence/missed-example-breaker',
      message: '`a >= b` can become `a > b`, which breaks the example `total([])`: assert the value that it states.',
      location: { file: 'specs/pricing.yaml', line: 11, column: 9 },
      behaviours: ['PRICE-2'],
      tests: [newTest.id],
      change: {
        mutant: '1f3a9c200001',
        mutator: 'EqualityOperator',
        line: 1,
        before: ['return a >= b;'],
        after: ['return a > b;'],
      },
      diagnosis: {
        kind: 'too-loose',
        seen: {
          location: { file: 'test/pricing.test.ts', line: 22, column: 5 },
          matcher: 'toBeDefined',
          before: '90',
          after: '100',
          expected: '',
        },
      },
    }),
  ],
  mutants: [
    aReportedMutant({ status: 'Survived', killedBy: [] }),
    aReportedMutant({
      id: '2c4b00000002',
      start: { line: 2, column: 8 },
      end: { line: 2, column: 13 },
      replacement: 'b + a',
      status: 'Ignored',
      killedBy: [],
    }),
  ],
  sources: [{ file: 'src/pricing.ts', text: 'return a >= b;\nreturn a + b;\n' }],
  waivers: [{ mutant: '2c4b00000002', why: 'The same sum.', by: 'dana', until: '2027-01-31' }],
  baseline: {
    occurring: {
      behaviours: [{ behaviour: 'PRICE-1', verdict: 'weak', because: 'restated' }],
      findings: [{ rule: 'oracle/copied-formula', file: 'test/pricing.test.ts', test: oldTest.name }],
    },
    gone: { behaviours: [], findings: [] },
    unmeasured: { behaviours: [], findings: [] },
  },
  gate: { passed: false, exitCode: 1, failedBy: ['oracle/copied-formula', 'weak'] },
});
