/** Builders for what reading a test's source tells. */
import { declarationId } from '../../src/model/ids.ts';
import { startOf, type Span } from '../../src/model/location.ts';
import type { Suspicion, TestOracle } from '../../src/model/oracle.ts';
import type { ComparedValue, ComparedValues } from '../../src/model/suite.ts';
import { aSpan } from './builders.ts';

/** The whole of one line of the default test file. */
export const onLine = (line: number, file = 'test/code.test.ts'): Span => aSpan(file, [line, 3], [line, 60]);

/** A certain copy that mirrors the assertion on line 2, unless told otherwise. */
export function aSuspicion(overrides: Partial<Suspicion> = {}): Suspicion {
  const assertion = 'assertion' in overrides ? overrides.assertion : onLine(2);
  return {
    rule: 'oracle/copied-formula',
    location: startOf(assertion ?? onLine(1)),
    message: 'The expected value repeats the code.',
    confidence: 'certain',
    worth: 'mirrored',
    ...overrides,
    assertion,
  };
}

/** Of the declaration `d1`, with one assertion on line 2, unless told otherwise. */
export const anOracle = (
  overrides: Partial<Omit<TestOracle, 'declarationId'>> & { readonly id?: string } = {},
): TestOracle => {
  const { id = 'd1', ...facts } = overrides;
  return { declarationId: declarationId(id), assertions: [onLine(2)], suspicions: [], ...facts };
};

/** `compared('number 3', 'number 4')`: the type is the first word, `-` in front of it means empty. */
export const compared = (actual: string, expected: string): ComparedValues => ({
  actual: comparedValue(actual),
  expected: comparedValue(expected),
});

function comparedValue(text: string): ComparedValue {
  const [type = ''] = text.replace(/^-/, '').split(' ');
  return { type, isEmpty: text.startsWith('-'), digest: text };
}
