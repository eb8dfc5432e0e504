import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verification } from '../../src/model/verification.ts';
import { annotationsOf } from '../../src/report/annotation.ts';
import { anyVerification } from '../support/arbitrary-verification.ts';
import {
  ALL_WELL,
  aReportedBehaviour,
  aReportedFinding,
  aReportedTest,
  aVerification,
  EVERYTHING_WRONG,
} from '../support/verifications.ts';

const brief = (verification: Verification) =>
  annotationsOf(verification).map(({ level, rule, location: { file, line } }) => `${level} ${rule} ${file}:${line}`);

describe('REPORT-7: what is said at a place', () => {
  it('is each verdict that needs action, at the spec, and each finding, at its own place', () => {
    expect(brief(EVERYTHING_WRONG).slice(0, 12)).toEqual([
      'error verdict/weak specs/pricing.yaml:7',
      'error verdict/weak specs/pricing.yaml:17',
      'error verdict/weak specs/pricing.yaml:38',
      'error verdict/inconclusive specs/stock.yaml:8',
      'error verdict/inconclusive specs/stock.yaml:11',
      'error verdict/suspect specs/vouchers.yaml:11',
      'note verdict/pinned specs/vouchers.yaml:25',
      'error evidence/example-violated specs/vouchers.yaml:8',
      'warning evidence/hollow-test test/pricing.test.ts:81',
      'warning evidence/survivor src/pricing.ts:14',
      'warning evidence/survivor src/pricing.ts:16',
      'warning evidence/survivor src/pricing.ts:20',
    ]);
  });

  it('is no error where it cannot fail the gate', () => {
    const finding = aReportedFinding({ rule: 'oracle/no-assertion', confidence: 'likely', confirmed: false });
    expect(brief(aVerification({ findings: [finding] }))).toEqual([
      'warning oracle/no-assertion test/pricing.test.ts:8',
    ]);
    expect(brief(ALL_WELL)[0]).toBe('note verdict/pinned specs/pricing.yaml:31');
  });

  it('points to the behaviours and tests that it is about, where they stand elsewhere', () => {
    const test = aReportedTest({ name: 'adds up', location: { file: 'test/a.test.ts', line: 3, column: 1 } });
    const finding = aReportedFinding({ rule: 'x', behaviours: ['A-1'], tests: [test.id], location: test.location });
    const verification = aVerification({
      behaviours: [aReportedBehaviour({ id: 'A-1', must: 'It adds.' })],
      tests: [test],
      findings: [finding],
    });
    expect(annotationsOf(verification).map(({ related }) => related)).toEqual([
      [{ location: { file: 'specs/pricing.yaml', line: 7, column: 3 }, message: 'A-1: It adds.' }],
    ]);
  });
});

/** Everything one file below where it was. */
const moved = (verification: Verification, by: number): Verification => ({
  ...verification,
  behaviours: verification.behaviours.map((one) => ({ ...one, location: down(one.location, by) })),
  findings: verification.findings.map((one) => ({ ...one, location: down(one.location, by) })),
});
const down = <Place extends { line: number }>(place: Place, by: number): Place => ({ ...place, line: place.line + by });

describe('REPORT-8: the identity of what is said', () => {
  it('does not depend on lines, and is unique', () => {
    fc.assert(
      fc.property(anyVerification, fc.nat({ max: 500 }), (verification, by) => {
        const identities = annotationsOf(verification).map(({ identity }) => identity);
        expect(annotationsOf(moved(verification, by)).map(({ identity }) => identity)).toEqual(identities);
        expect(new Set(identities).size).toBe(identities.length);
      }),
    );
  });
});
