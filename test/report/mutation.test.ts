import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import schema from 'mutation-testing-report-schema/mutation-testing-report-schema.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { mutation } from '../../src/report/mutation.ts';
import { anyVerification } from '../support/arbitrary-verification.ts';
import { aLargeVerification } from '../support/large-verification.ts';
import { aReportedMutant, aReportedTest, aVerification, NOTHING_THERE } from '../support/verifications.ts';

const context = { useColor: false, columns: 80 };
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

function complaints(text: string): unknown {
  validate(JSON.parse(text));
  return validate.errors ?? [];
}

describe("REPORT-10: the field's mutation report", () => {
  it('has each mutant in its file, with the status of the suite and the tests by id', () => {
    const tests = ['kills', 'runs'].map((name) => aReportedTest({ name }));
    const mutants = [
      aReportedMutant(),
      aReportedMutant({ id: 'b', file: 'src/view.tsx', status: 'Ignored', killedBy: [] }),
    ];
    const sources = [{ file: 'src/pricing.ts', text: 'return a >= b;\n' }];
    const text = mutation(aVerification({ tests, mutants, sources }), context);
    const location = { start: { line: 1, column: 8 }, end: { line: 1, column: 10 } };
    const shared = { mutatorName: 'EqualityOperator', replacement: '>', location, coveredBy: ['0', '1'] };
    const place = { location: { start: { line: 8, column: 3 } } };
    expect(complaints(text)).toEqual([]);
    expect(JSON.parse(text)).toEqual({
      schemaVersion: '2',
      thresholds: { high: 80, low: 60 },
      framework: { name: 'Assay', version: '0.1.0' },
      files: {
        'src/pricing.ts': {
          language: 'typescript',
          source: 'return a >= b;\n',
          mutants: [{ ...shared, id: '1f3a9c200001', status: 'Killed', killedBy: ['0'] }],
        },
        'src/view.tsx': {
          language: 'typescript',
          source: '',
          mutants: [
            { ...shared, id: 'b', status: 'Ignored', killedBy: [], statusReason: 'Waived in specs/policy.yaml.' },
          ],
        },
      },
      testFiles: {
        'test/pricing.test.ts': {
          tests: [
            { id: '0', name: 'kills', ...place },
            { id: '1', name: 'runs', ...place },
          ],
        },
      },
    });
  });

  it('is valid whatever the run holds', () => {
    expect(complaints(mutation(NOTHING_THERE, context))).toEqual([]);
    expect(complaints(mutation(aLargeVerification(), context))).toEqual([]);
    fc.assert(
      fc.property(anyVerification, (verification) => {
        expect(complaints(mutation(verification, context))).toEqual([]);
      }),
    );
  });
});
