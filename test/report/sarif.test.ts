import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import draft04 from 'ajv-draft-04';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sarif } from '../../src/report/sarif.ts';
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
const validate = new draft04.default({
  strict: false,
  allErrors: true,
  validateFormats: false,
  unicodeRegExp: false,
}).compile(schema);

function complaints(text: string): unknown {
  validate(JSON.parse(text));
  return validate.errors ?? [];
}

const messageOf = (message: string): unknown => {
  const finding = aReportedFinding({ rule: 'oracle/no-assertion', message });
  const log: unknown = JSON.parse(sarif(aVerification({ findings: [finding] }), context));
  return log;
};

describe('REPORT-8: the SARIF log', () => {
  it.each(
    Object.entries({
      'all-well': ALL_WELL,
      'everything-wrong': EVERYTHING_WRONG,
      'nothing-there': NOTHING_THERE,
      'known-and-waived': KNOWN_AND_WAIVED,
    }),
  )('of %s is valid, and as stored', async (name, verification) => {
    const text = sarif(verification, context);
    expect(complaints(text)).toEqual([]);
    await expect(text).toMatchFileSnapshot(`snapshots/${name}.sarif`);
  });

  it('is valid whatever the run holds', () => {
    expect(complaints(sarif(aLargeVerification(), context))).toEqual([]);
    fc.assert(
      fc.property(anyVerification, (verification) => {
        expect(complaints(sarif(verification, context))).toEqual([]);
      }),
    );
  });

  it('makes no link of foreign text', () => {
    expect(messageOf('see [here](https://example.org) \\')).toMatchObject({
      runs: [{ results: [{ message: { text: 'see \\[here\\](https://example.org) \\\\' } }] }],
    });
  });

  it('writes paths as relative references from the root of the repository', () => {
    const location = { file: 'a b/c:d/é#?.ts', line: 3, column: 1 };
    const finding = aReportedFinding({ rule: 'oracle/no-assertion', location });
    const log: unknown = JSON.parse(
      sarif(aVerification({ findings: [finding] }), { ...context, folder: 'packages/shop/' }),
    );
    const artifactLocation = { uri: 'packages/shop/a%20b/c%3Ad/%C3%A9%23%3F.ts', uriBaseId: '%SRCROOT%' };
    expect(log).toMatchObject({ runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation } }] }] }] });
  });
});
