/** The rules about assertions that cannot fail, or that look at something else than the behaviour. */
export const ASSERTION_RULES = {
  'oracle/no-assertion': {
    title: 'A test checks nothing',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'No assertion executed while it ran: it passes whatever the code does, short of a crash.',
    remedy: 'Assert what the behaviour states, with a value taken from the spec.',
    example: {
      bad: `it('LOAN-1: renews a loan', () => {
  renew({ book: 'Emma', due: '2026-03-01' });
});`,
      good: `it('LOAN-1: renews a loan by two weeks', () => {
  expect(renew({ book: 'Emma', due: '2026-03-01' }).due).toBe('2026-03-15');
});`,
    },
  },
  'oracle/unreachable-assertion': {
    title: 'An assertion that never runs, or cannot fail where it stands',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'The assertion stands where nobody calls it, where nobody waits for it, behind an error that is swallowed, or it lacks its matcher: the test is green whether it would hold or not.',
    remedy: 'Move it to where it runs on every run: await the promise, let the error fail the test, call the matcher.',
    example: {
      bad: `it('LOAN-2: refuses a third renewal', () => {
  try {
    renew({ book: 'Emma', renewals: 2 });
  } catch (error) {
    expect(error).toBeInstanceOf(TooManyRenewals);
  }
});`,
      good: `it('LOAN-2: refuses a third renewal', () => {
  expect(() => renew({ book: 'Emma', renewals: 2 })).toThrow(TooManyRenewals);
});`,
    },
  },
  'oracle/trivial-assertion': {
    title: 'Only trivial assertions',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'That a value exists, has a type, is truthy, or that nothing was thrown holds for almost every wrong implementation too.',
    remedy: 'Assert the value that the behaviour states.',
    example: {
      bad: `it('FINE-1: computes the fine', () => {
  const fine = fineFor({ daysLate: 3 });
  expect(fine).toBeDefined();
  expect(typeof fine).toBe('number');
});`,
      good: `it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor({ daysLate: 3 })).toBe(60);
});`,
    },
  },
  'oracle/mocked-subject': {
    title: 'The code that the claim is about is mocked away',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'A stub answers instead of the code of the behaviour, so the test says nothing about that code.',
    remedy: 'Call the real code; stub only what lies outside of it, such as a clock, a network or a mailer.',
    example: {
      bad: `vi.mock('../src/fines', () => ({ fineFor: () => 60 }));

it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor({ daysLate: 3 })).toBe(60);
});`,
      good: `it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor({ daysLate: 3 })).toBe(60);
});`,
    },
  },
  'oracle/interaction-only': {
    title: "Only calls between the project's own modules are asserted",
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation:
      'Which of its own functions the code calls is how it works, not what it does: the outcome may be wrong while each call is made.',
    remedy: 'Assert what comes out: the returned value, the new state, or what reaches the outside.',
    example: {
      bad: `it('FINE-2: waives fines of children', () => {
  const spy = vi.spyOn(ages, 'isChild');
  fineFor({ daysLate: 3, age: 9 });
  expect(spy).toHaveBeenCalledWith(9);
});`,
      good: `it('FINE-2: waives fines of children', () => {
  expect(fineFor({ daysLate: 3, age: 9 })).toBe(0);
});`,
    },
  },
  'oracle/omitted-field': {
    title: 'A loose matcher leaves out the field that the behaviour is about',
    audience: 'test-author',
    defaultSeverity: 'warning',
    explanation: 'The fields that are asserted can all be right while the one that the behaviour states is wrong.',
    remedy: 'Assert that field too, or compare the whole value.',
    example: {
      bad: `it('LOAN-3: a renewal moves the due date', () => {
  expect(renew(loan)).toMatchObject({ book: 'Emma' });
});`,
      good: `it('LOAN-3: a renewal moves the due date', () => {
  expect(renew(loan)).toMatchObject({ book: 'Emma', due: '2026-03-15' });
});`,
    },
  },
  'oracle/harness-aware': {
    title: 'A test looks at how it is run, or at the source of the code',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'A test that reads the mutant switch, the text of a function, the source file or the state of the runner notices that code was changed, not that it is wrong.',
    remedy: 'Call the code and assert what it does.',
    example: {
      bad: `it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor.toString()).toContain('* 20');
});`,
      good: `it('FINE-1: costs 20 cents a day', () => {
  expect(fineFor({ daysLate: 3 })).toBe(60);
});`,
    },
  },
} as const;
