import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { json } from '../../src/report/json.ts';
import { parseReport } from '../../src/report/parse-report.ts';
import { anyVerification } from '../support/arbitrary-verification.ts';
import { aReportedBehaviour, aReportedTest, aVerification } from '../support/verifications.ts';

const file = filePath('assay.json');
const context = { useColor: false, columns: 80 };
const messagesOf = (text: string) => parseReport(file, text).problems.map(({ message }) => message);

describe('REPORT-5: a saved report', () => {
  it('is read as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(anyVerification, (verification) => {
        const expected: unknown = JSON.parse(JSON.stringify(verification));
        expect(parseReport(file, json(verification, context))).toEqual({ verification: expected, problems: [] });
      }),
    );
  });

  it('of a version that kept neither mutants, sources nor statements is read without them', () => {
    const verification = aVerification({ behaviours: [aReportedBehaviour({ id: 'A-1' })] });
    const behaviours = verification.behaviours.map((behaviour) => ({ ...behaviour, stated: undefined }));
    const text = JSON.stringify({ ...verification, behaviours, mutants: undefined, sources: undefined });
    expect(parseReport(file, text)).toEqual({ verification, problems: [] });
  });

  it('is refused with every mistake in it', () => {
    const wrong = aVerification({ tests: [aReportedTest({ name: 'adds up', ownKills: -1 })] });
    expect(messagesOf(JSON.stringify({ ...wrong, gate: undefined, more: 1 }))).toEqual([
      'tests[0].ownKills: Too small: expected number to be >=0',
      'gate: Invalid input: expected object, received undefined',
      'Unrecognized key: "more"',
    ]);
  });

  it.each([
    ['{}', 'It is no report of Assay: it has no schemaVersion.'],
    ['[1, 2]', 'It is no report of Assay: it has no schemaVersion.'],
    ['{ "schemaVersion": 2 }', 'It has schemaVersion 2, and this version of Assay reads 1.'],
    ['{ "schemaVersion": "1" }', 'It has schemaVersion "1", and this version of Assay reads 1.'],
  ])('%s is refused', (text, message) => {
    expect(messagesOf(text)).toEqual([message]);
  });

  it('that is no JSON is refused at the place where it breaks', () => {
    const [problem] = parseReport(file, '{\n  "schemaVersion": 1,\n  oops\n}').problems;
    expect(problem?.start).toEqual({ line: 3, column: 3 });
  });
});
