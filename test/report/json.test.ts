import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { verificationSchema } from '../../src/model/verification.ts';
import { json } from '../../src/report/json.ts';
import { REPORTERS } from '../../src/report/reporters.ts';
import { anyVerification } from '../support/arbitrary-verification.ts';
import { deepFreeze } from '../support/deep-freeze.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import {
  ALL_WELL,
  aReportedBehaviour,
  aReportedMutant,
  aVerification,
  EVERYTHING_WRONG,
  NOTHING_THERE,
} from '../support/verifications.ts';

const context = { useColor: false, columns: 80 };
const validate = new Ajv2020().compile(z.toJSONSchema(verificationSchema));

/** The report as a consumer reads it, with what either schema has against it. */
function read(text: string): { value: unknown; complaints: unknown } {
  const value: unknown = JSON.parse(text);
  validate(value);
  return { value, complaints: [verificationSchema.safeParse(value).error?.issues ?? [], validate.errors ?? []] };
}

describe('REPORT-2: the JSON report', () => {
  it.each([ALL_WELL, EVERYTHING_WRONG, NOTHING_THERE])(
    'is the verification, valid by zod and by JSON Schema',
    (fixed) => {
      expect(read(json(fixed, context))).toEqual({ value: fixed, complaints: [[], []] });
    },
  );

  it('is valid and loses nothing, whatever the verification holds', () => {
    fc.assert(
      fc.property(anyVerification, (verification) => {
        const expected: unknown = JSON.parse(JSON.stringify(verification));
        expect(read(json(deepFreeze(verification), context))).toEqual({ value: expected, complaints: [[], []] });
      }),
    );
  });

  it('is indented by two and ends with a line break', () => {
    const text = json(aVerification(), context);
    expect([text.slice(0, 23), text.slice(-2)]).toEqual(
      ['{\n  "schemaVersion": 1,\n', '}\n'].map((part) => part.slice(0, 23)),
    );
  });
});

describe('REPORT-3: the JSON report', () => {
  it.each(HOSTILE_TEXTS)('escapes what could control a terminal: $what', ({ text: must }) => {
    const verification = aVerification({ behaviours: [aReportedBehaviour({ id: 'A-1', must })] });
    expect(json(verification, context).match(/[^\P{Cc}\n]|\p{Bidi_Control}/u)).toEqual(null);
  });
});

describe('REPORT-2: the registry', () => {
  it.each([
    ['terminal', 'terminal'],
    ['json', 'json'],
  ] as const)('loads the reporter %s', async (name, exported) => {
    const reporter = await REPORTERS[name]();
    expect(reporter.name).toBe(exported);
  });
});

it('REPORT-2: the JSON report writes a list of numbers on one line, and leaves texts that look like one alone', () => {
  const must = '[\n 1,\n 2\n]';
  const text = json(
    aVerification({ behaviours: [aReportedBehaviour({ id: 'A-1', must })], mutants: [aReportedMutant()] }),
    context,
  );
  expect(text).toContain('"coveredBy": [0, 1],');
  expect(read(text).value).toMatchObject({ behaviours: [{ must }] });
});
