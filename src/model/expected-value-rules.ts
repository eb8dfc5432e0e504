/** The rules about where an expected value comes from. */
export const EXPECTED_VALUE_RULES = {
  'oracle/self-comparison': {
    title: 'Both sides of an assertion are the same call or value',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'What is compared with itself is equal however wrong it is.',
    remedy: 'Write down the value that the behaviour states, and compare with that.',
    example: {
      bad: `it('FINE-1: is consistent', () => {
  expect(fineFor({ daysLate: 3 })).toBe(fineFor({ daysLate: 3 }));
});`,
      good: `it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor({ daysLate: 3 })).toBe(60);
});`,
    },
  },
  'oracle/expected-from-subject': {
    title: 'The expected value is computed by the code under test',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'When that code is wrong, the expected value is wrong in the same way, and the test stays green.',
    remedy: 'Take the expected value from the spec, or work it out by hand and write it as a literal.',
    example: {
      bad: `it('FINE-3: tells a reader the fine', () => {
  const expected = fineFor(loan);
  expect(reminderFor(loan).fine).toBe(expected);
});`,
      good: `it('FINE-3: tells a reader the fine', () => {
  expect(reminderFor({ daysLate: 3 }).fine).toBe(60);
});`,
    },
  },
  'evidence/oracle-follows-code': {
    title: 'An assertion that moves with the code',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'Under every change to the code that changes what the assertion looks at, its expected value changes in the same way, since the test asks the same code for both: no fault can make it fail. Proved by running it.',
    remedy: 'Take the expected value from the spec, or work it out by hand and write it as a literal.',
    example: {
      bad: `const expected = new Map(loans.map((loan) => [loan.id, fineFor(loan)]));

it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor(loans[0])).toBe(expected.get(loans[0].id));
});`,
      good: `it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor({ daysLate: 3 })).toBe(60);
});`,
    },
  },
  'oracle/copied-formula': {
    title: 'The expected value repeats an expression of the implementation',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'A copy of the formula confirms the formula, right or wrong: it shows that the code has not changed, not that it does what it should.',
    remedy: 'Take the expected value from the spec, or work it out by hand and write it as a literal.',
    example: {
      bad: `it('FINE-4: is never more than 500 cents', () => {
  const daysLate = 40;
  expect(fineFor({ daysLate })).toBe(Math.min(daysLate * 20, 500));
});`,
      good: `it('FINE-4: is never more than 500 cents', () => {
  expect(fineFor({ daysLate: 40 })).toBe(500);
});`,
    },
  },
  'oracle/reimplemented-subject': {
    title: "A test checks its own copy of the logic instead of the project's code",
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'The copy in the test may be right and stay right while the code that ships is wrong.',
    remedy: 'Delete the copy, import the real function and assert what it returns.',
    example: {
      bad: `const fineFor = (loan) => Math.min(loan.daysLate * 20, 500);

it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor({ daysLate: 3 })).toBe(60);
});`,
      good: `import { fineFor } from '../src/fines';

it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor({ daysLate: 3 })).toBe(60);
});`,
    },
  },
  'oracle/imported-constant': {
    title: 'The expected value is a constant of the code under test',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'Whatever value the constant has, the test agrees with it; the value that the behaviour states is not checked.',
    remedy: 'Write the value that the behaviour states as a literal.',
    example: {
      bad: `it('FINE-4: is never more than 500 cents', () => {
  expect(fineFor({ daysLate: 40 })).toBe(HIGHEST_FINE);
});`,
      good: `it('FINE-4: is never more than 500 cents', () => {
  expect(fineFor({ daysLate: 40 })).toBe(500);
});`,
    },
  },
  'oracle/mock-echo': {
    title: 'The asserted value is what the test told a stub to return',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'The value goes from the test into the stub and back, and no code of the behaviour touches it on the way.',
    remedy: 'Assert what the code makes of the value, or call the code that would have computed it.',
    example: {
      bad: `it('READER-1: finds a reader by card', async () => {
  const find = vi.fn().mockResolvedValue({ name: 'Ann' });
  expect(await find('card-7')).toEqual({ name: 'Ann' });
});`,
      good: `it('READER-1: finds a reader by card', async () => {
  const readers = readersFrom([{ name: 'Ann', card: 'card-7' }]);
  expect(await readers.find('card-7')).toEqual({ name: 'Ann', card: 'card-7' });
});`,
    },
  },
  'oracle/snapshot-only': {
    title: 'A recorded snapshot is the only oracle',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'A snapshot records what the code returned on the day it was made, and nobody stated that this is right.',
    remedy: 'State the value in the spec as an example, or assert the parts of it that the behaviour is about.',
    example: {
      bad: `it('READER-2: prints the reminder', () => {
  expect(reminder({ name: 'Ann', daysLate: 3 })).toMatchSnapshot();
});`,
      good: `it('READER-2: names the reader and the fine', () => {
  expect(reminder({ name: 'Ann', daysLate: 3 })).toBe('Dear Ann, you owe 0.60.');
});`,
    },
  },
  'oracle/contradicts-example': {
    title: 'A test asserts another value than the spec for the same call',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'Either the spec or the test is wrong; while the test is green, it confirms that the code breaks the spec.',
    remedy: 'Assert the value that the example states, and mend the code; or have the example corrected by its owner.',
    example: {
      bad: `// The spec says: fineFor({ daysLate: 0 }) returns 0
it('FINE-5: charges nothing on the last day', () => {
  expect(fineFor({ daysLate: 0 })).toBe(20);
});`,
      good: `it('FINE-5: charges nothing on the last day', () => {
  expect(fineFor({ daysLate: 0 })).toBe(0);
});`,
    },
  },
} as const;
