import type { OracleRule } from '../oracle-rule.ts';
import { contradictsExample } from './contradicts-example.ts';
import { copiedFormula } from './copied-formula.ts';
import { expectedFromSubject } from './expected-from-subject.ts';
import { harnessAware } from './harness-aware.ts';
import { importedConstant } from './imported-constant.ts';
import { interactionOnly } from './interaction-only.ts';
import { mockEcho } from './mock-echo.ts';
import { mockedSubject } from './mocked-subject.ts';
import { noAssertion } from './no-assertion.ts';
import { omittedField } from './omitted-field.ts';
import { reimplementedSubject } from './reimplemented-subject.ts';
import { selfComparison } from './self-comparison.ts';
import { snapshotOnly } from './snapshot-only.ts';
import { trivialAssertion } from './trivial-assertion.ts';
import { unreachableAssertion } from './unreachable-assertion.ts';

/** Every rule about a test's oracle. */
export const ORACLE_RULES: readonly OracleRule[] = [
  contradictsExample,
  copiedFormula,
  expectedFromSubject,
  harnessAware,
  importedConstant,
  interactionOnly,
  mockEcho,
  mockedSubject,
  noAssertion,
  omittedField,
  reimplementedSubject,
  selfComparison,
  snapshotOnly,
  trivialAssertion,
  unreachableAssertion,
];
