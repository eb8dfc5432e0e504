import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { junit } from '../../src/report/junit.ts';
import { anyVerification } from '../support/arbitrary-verification.ts';
import { KNOWN_AND_WAIVED } from '../support/known-and-waived.ts';
import { aLargeVerification } from '../support/large-verification.ts';
import {
  ALL_WELL,
  aReportedFinding,
  aVerification,
  EVERYTHING_WRONG,
  NOTHING_THERE,
} from '../support/verifications.ts';

const context = { useColor: false, columns: 80 };
const schema = await readFile(new URL('../support/schemas/jenkins-junit.xsd', import.meta.url), 'utf8');

/** What xmllint has against the documents, held against the schema that Jenkins uses. */
async function complaints(...texts: readonly string[]): Promise<readonly string[]> {
  const xml = texts.map((contents, index) => ({ fileName: `report-${index}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema });
  return errors.map(({ message }) => message);
}

describe('REPORT-9: the JUnit report', () => {
  it.each(
    Object.entries({
      'all-well': ALL_WELL,
      'everything-wrong': EVERYTHING_WRONG,
      'nothing-there': NOTHING_THERE,
      'known-and-waived': KNOWN_AND_WAIVED,
    }),
  )('of %s is valid, and as stored', async (name, verification) => {
    const text = junit(verification, context);
    expect(await complaints(text)).toEqual([]);
    await expect(text).toMatchFileSnapshot(`snapshots/junit-${name}.xml`);
  });

  it('is valid whatever the run holds', async () => {
    const texts = fc
      .sample(anyVerification, { numRuns: 200, seed: 1 })
      .map((verification) => junit(verification, context));
    expect(await complaints(junit(aLargeVerification(), context), ...texts)).toEqual([]);
  });

  it('shows a failure that belongs to no test and no behaviour', () => {
    const text = junit(
      aVerification({ findings: [aReportedFinding({ rule: 'run/specs-changed', tests: ['gone'] })] }),
      context,
    );
    expect(text).toContain('<testsuite name="Other findings" tests="1" failures="1" errors="0" skipped="0">');
  });
});

it.each([
  ['no case', ALL_WELL, 'tests="8" failures="0" errors="0"'],
  [
    'each behaviour whose verdict fails the gate, and each test with an error',
    EVERYTHING_WRONG,
    'tests="25" failures="10" errors="2"',
  ],
])('REPORT-9: the JUnit report fails %s', (_, verification, counts) => {
  expect(junit(verification, context).split('\n')[1]).toContain(counts);
});
