/** The rules about what people stated: examples and wrong behaviours. */

/** For its author. */
export const STATED_SPEC_RULES = {
  'spec/stale-never': {
    title: 'A wrong behaviour that no longer fits the code',
    audience: 'spec-author',
    defaultSeverity: 'warning',
    explanation:
      'Neither the code that a `never` entry replaces nor what it puts there is found, so nobody knows whether the tests would notice it.',
    remedy: 'Bring the entry in line with the code as it is now.',
  },
  'spec/broken-never': {
    title: 'A wrong behaviour that cannot be tried',
    audience: 'spec-author',
    defaultSeverity: 'warning',
    explanation:
      'A `never` entry is found several times, changes nothing, is no code, or crashes whatever runs it, so it is not what anybody would write.',
    remedy: 'Mend the entry, as its message says.',
  },
  'spec/flaky-example': {
    title: 'An example whose two runs differ',
    audience: 'spec-author',
    defaultSeverity: 'warning',
    explanation: 'The same example on the same code held once and failed once, so it proves nothing.',
    remedy: 'Take time, chance and shared state out of it, with `setup` where that is needed.',
  },
  'spec/unread-rows': {
    title: 'Rows of a spec that no test makes use of',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation:
      'A person stated what is right in rows without a call, and no test that claims the behaviour reads them, or none goes red when an outcome in them is another one: nothing checks what they state.',
    remedy:
      'Read them with `it.each(examples(ID))` from `assay/vitest`, and compare what the code gives with the outcome of the row.',
    example: {
      bad: "it.each(examples('VOUCHER-1'))('VOUCHER-1: …', ({ endedDaysAgo }) => {\n  expect(priceWith(voucher(endedDaysAgo))).toBeGreaterThan(0);\n});",
      good: "it.each(examples('VOUCHER-1'))('VOUCHER-1: …', ({ endedDaysAgo, total }) => {\n  expect(priceWith(voucher(endedDaysAgo))).toBe(total);\n});",
    },
  },
} as const;

/** For those whose code or tests differ from it. */
export const STATED_RULES = {
  'evidence/example-violated': {
    title: 'The code contradicts an example',
    audience: 'code-author',
    defaultSeverity: 'error',
    explanation:
      'A person stated what a call gives, and the code gives something else, while the tests beside it are green.',
    remedy: 'Mend the code, or the example if that is what is wrong; then the tests that confirm the wrong value.',
  },
  'evidence/wrong-behaviour-present': {
    title: 'The code is what a person called wrong',
    audience: 'code-author',
    defaultSeverity: 'error',
    explanation: 'The wrong behaviour that a `never` entry describes is the present one.',
    remedy: 'Mend the code, or the entry if that is what is wrong.',
  },
  'evidence/missed-example-breaker': {
    title: 'Tests accept code that breaks an example',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'A change to the code that is wrong by a person’s own example is noticed by no linked test.',
    remedy: 'Assert the value that the example states.',
  },
  'evidence/missed-wrong-behaviour': {
    title: 'Tests accept what a person called wrong',
    audience: 'test-author',
    defaultSeverity: 'error',
    explanation: 'With the wrong behaviour of a `never` entry in place, no assertion of a linked test fails.',
    remedy: 'Add an assertion that fails under it.',
  },
  'evidence/example-not-asserted': {
    title: 'An example that no linked test asserts',
    audience: 'test-author',
    defaultSeverity: 'note',
    explanation: 'However the code is changed so that the example breaks, no assertion of a linked test fails.',
    remedy: 'Assert the value that the example states.',
  },
} as const;
