/** Three fixed verifications that every reporter is tried on: all well, everything wrong, nothing there. */
import type { ReportedMutant } from '../../src/model/reported-mutant.ts';
import type { ReportedBehaviour, ReportedFinding, ReportedTest, Verification } from '../../src/model/verification.ts';

type Mutants = ReportedBehaviour['mutants'];

const NO_MUTANTS: Mutants = { relevant: 0, killed: 0, borrowed: 0, restated: 0, timeout: 0, survived: 0 };

/** Counts by class; `relevant` and `score` follow from them. */
export function someMutants(classes: Partial<Mutants>): Mutants {
  const { killed = 0, borrowed = 0, restated = 0, timeout = 0, survived = 0 } = classes;
  const counted = killed + restated + survived;
  const all = { relevant: counted + borrowed + timeout, killed, borrowed, restated, timeout, survived };
  return counted === 0 ? all : { ...all, score: (killed / counted) * 100 };
}

/** A verified behaviour, but for what is given. */
export function aReportedBehaviour(over: Partial<ReportedBehaviour> & { id: string }): ReportedBehaviour {
  return {
    feature: 'Basket pricing',
    must: 'A basket costs the sum of price times quantity over its lines.',
    status: 'active',
    location: { file: 'specs/pricing.yaml', line: 7, column: 3 },
    verdict: { kind: 'verified', because: [] },
    anchored: true,
    tests: [],
    examples: { held: 0, violated: 0 },
    wrongBehaviours: { caught: 0, missed: 0, present: 0, stale: 0, broken: 0, uncheckable: 0 },
    mutants: NO_MUTANTS,
    stated: { examples: [], never: [] },
    ...over,
  };
}

/** A defending test of `test/pricing.test.ts`, but for what is given. */
export function aReportedTest(over: Partial<ReportedTest> & { name: string }): ReportedTest {
  const file = over.file ?? 'test/pricing.test.ts';
  return {
    id: `${file} > ${over.name}`,
    file,
    location: { file, line: 8, column: 3 },
    claims: [],
    verdict: { kind: 'defends', because: [] },
    ownKills: 0,
    ...over,
  };
}

/** A certain error for the test author, but for what is given. */
export function aReportedFinding(over: Partial<ReportedFinding> & { rule: string }): ReportedFinding {
  return {
    severity: 'error',
    confidence: 'certain',
    confirmed: true,
    audience: 'test-author',
    message: 'Something is wrong here.',
    location: { file: 'test/pricing.test.ts', line: 8, column: 3 },
    behaviours: [],
    tests: [],
    ...over,
  };
}

/** A mutant of line 1 that the first of two tests kills, but for what is given. */
export function aReportedMutant(over: Partial<ReportedMutant> = {}): ReportedMutant {
  return {
    id: '1f3a9c200001',
    file: 'src/pricing.ts',
    start: { line: 1, column: 8 },
    end: { line: 1, column: 10 },
    mutator: 'EqualityOperator',
    replacement: '>',
    status: 'Killed',
    killedBy: [0],
    coveredBy: [0, 1],
    behaviours: [],
    ...over,
  };
}

/** A passed run of nothing, but for what is given. */
export function aVerification(over: Partial<Verification> = {}): Verification {
  return {
    schemaVersion: 1,
    tool: { name: 'assay', version: '0.1.0' },
    run: { engine: 'stryker', durationMs: 0, executions: 0, mutants: 0 },
    behaviours: [],
    tests: [],
    findings: [],
    mutants: [],
    sources: [],
    waivers: [],
    gate: { passed: true, exitCode: 0, failedBy: [] },
    ...over,
  };
}

const sumTest = aReportedTest({
  name: 'subtotal > PRICE-1: adds price times quantity over the lines',
  claims: ['PRICE-1'],
  ownKills: 9,
});
const discountTests = [1, 2, 3].map((row) =>
  aReportedTest({
    name: `total > PRICE-2: an order of ${[99.99, 100, 150][row - 1] ?? 0} costs ${[99.99, 90, 135][row - 1] ?? 0}`,
    location: { file: 'test/pricing.test.ts', line: 46, column: 5 },
    claims: ['PRICE-2'],
    ownKills: row + 2,
  }),
);

export const ALL_WELL: Verification = aVerification({
  run: { engine: 'stryker', durationMs: 41_300, executions: 1204, mutants: 23 },
  behaviours: [
    aReportedBehaviour({
      id: 'PRICE-1',
      tests: [sumTest.id],
      examples: { held: 2, violated: 0, strength: 75 },
      mutants: someMutants({ killed: 9 }),
    }),
    aReportedBehaviour({
      id: 'PRICE-2',
      must: 'Orders of 100 or more get 10% off the whole order.',
      location: { file: 'specs/pricing.yaml', line: 17, column: 3 },
      tests: discountTests.map(({ id }) => id),
      wrongBehaviours: { caught: 2, missed: 0, present: 0, stale: 0, broken: 0, uncheckable: 0 },
      mutants: someMutants({ killed: 11, survived: 1, borrowed: 2 }),
    }),
    aReportedBehaviour({
      id: 'PRICE-3',
      must: 'A negative quantity is refused with a RangeError.',
      location: { file: 'specs/pricing.yaml', line: 31, column: 3 },
      verdict: { kind: 'pinned', because: [] },
      anchored: false,
      mutants: someMutants({ killed: 4 }),
    }),
    aReportedBehaviour({
      id: 'VOUCHER-9',
      feature: 'Vouchers',
      must: 'A voucher can be given away.',
      status: 'draft',
      location: { file: 'specs/vouchers.yaml', line: 4, column: 3 },
      verdict: { kind: 'draft', because: [] },
      anchored: false,
    }),
  ],
  tests: [sumTest, ...discountTests],
  findings: [
    aReportedFinding({
      rule: 'evidence/survivor',
      severity: 'warning',
      message: 'No test of PRICE-2 notices this change.',
      location: { file: 'src/pricing.ts', line: 28, column: 10 },
      behaviours: ['PRICE-2'],
      change: {
        mutant: '1f3a9c20',
        mutator: 'ConditionalExpression',
        line: 28,
        before: ['  return amount >= BULK_FROM ? roundCents((amount * BULK_PERCENT) / 100) : 0;'],
        after: ['  return true ? roundCents((amount * BULK_PERCENT) / 100) : 0;'],
      },
    }),
    aReportedFinding({ rule: 'evidence/borrowed', severity: 'note', behaviours: ['PRICE-2'] }),
  ],
});

const survivor = (mutant: string, line: number, change: [before: string[], after: string[]]): ReportedFinding =>
  aReportedFinding({
    rule: 'evidence/survivor',
    severity: 'warning',
    message: 'No test of PRICE-4 notices this change.',
    location: { file: 'src/pricing.ts', line, column: 17 },
    behaviours: mutant === 'aaaa0001' ? ['PRICE-4', 'PRICE-9'] : ['PRICE-4'],
    change: { mutant, mutator: 'ArithmeticOperator', line, before: change[0], after: change[1] },
  });

const roundsTest = aReportedTest({
  name: 'roundCents > PRICE-4: should round amounts',
  location: { file: 'test/pricing.test.ts', line: 76, column: 3 },
  claims: ['PRICE-4'],
  ownKills: 6,
});
const numberTest = aReportedTest({
  name: 'roundCents > PRICE-4: should return a number',
  location: { file: 'test/pricing.test.ts', line: 81, column: 3 },
  claims: ['PRICE-4'],
  verdict: { kind: 'vacuous', because: ['no-kill'] },
});
const emptyTest = aReportedTest({
  name: 'subtotal > should handle an empty basket',
  location: { file: 'test/pricing.test.ts', line: 24, column: 3 },
  claims: ['PRICE-1'],
  verdict: { kind: 'vacuous', because: ['no-assertion'] },
});
const redTest = aReportedTest({
  name: 'stock > STOCK-1: takes what is sold off the shelf',
  file: 'test/stock.test.ts',
  location: { file: 'test/stock.test.ts', line: 5, column: 1 },
  claims: ['STOCK-1'],
  verdict: { kind: 'failing', because: [] },
});
const restatingTests = [1, 2].map((row) =>
  aReportedTest({
    name: `total > PRICE-2: order ${row} is priced by the formula`,
    location: { file: 'test/pricing.test.ts', line: 60, column: 5 },
    claims: ['PRICE-2'],
    verdict: { kind: 'restates', because: [] },
  }),
);
const misdirectedTest = aReportedTest({
  name: 'voucher > VOUCHER-1: discounts large orders',
  file: 'test/voucher.test.ts',
  location: { file: 'test/voucher.test.ts', line: 13, column: 3 },
  claims: ['VOUCHER-1'],
  verdict: { kind: 'misdirected', because: [] },
});
const flakyTest = aReportedTest({
  name: 'stock > STOCK-2: is restocked over night',
  file: 'test/stock.test.ts',
  location: { file: 'test/stock.test.ts', line: 19, column: 1 },
  claims: ['STOCK-2'],
  verdict: { kind: 'flaky', because: [] },
});
const skippedTest = aReportedTest({
  name: 'voucher > VOUCHER-3: ignores case, spaces and hyphens in codes',
  file: 'test/voucher.test.ts',
  location: { file: 'test/voucher.test.ts', line: 27, column: 3 },
  claims: ['VOUCHER-3'],
  verdict: { kind: 'skipped', because: [] },
});
const unlinkedTests = [1, 2, 3, 4, 5].map((number) =>
  aReportedTest({
    name: `format > writes amount number ${number}`,
    file: 'test/format.test.ts',
    location: { file: 'test/format.test.ts', line: 4 * number, column: 3 },
    verdict: { kind: 'unlinked', because: [] },
  }),
);

export const EVERYTHING_WRONG: Verification = aVerification({
  run: { engine: 'stryker', durationMs: 125_000, executions: 3410, mutants: 187 },
  behaviours: [
    aReportedBehaviour({
      id: 'PRICE-1',
      tests: [emptyTest.id],
      verdict: { kind: 'weak', because: ['hollow', 'borrowed', 'survivors'] },
      examples: { held: 0, violated: 0 },
      mutants: someMutants({ survived: 7, borrowed: 3, timeout: 1 }),
    }),
    aReportedBehaviour({
      id: 'PRICE-2',
      must: 'Orders of 100 or more get 10% off the whole order.',
      location: { file: 'specs/pricing.yaml', line: 17, column: 3 },
      verdict: { kind: 'weak', because: ['restated'] },
      tests: restatingTests.map(({ id }) => id),
      examples: { held: 0, violated: 0 },
      wrongBehaviours: { caught: 0, missed: 0, present: 0, stale: 0, broken: 0, uncheckable: 0 },
      mutants: someMutants({ restated: 5, survived: 1 }),
    }),
    aReportedBehaviour({
      id: 'PRICE-4',
      owner: 'pricing-team',
      must: 'Amounts are rounded to whole cents, half away from zero, whatever their size, and a negative amount is rounded as its positive twin.',
      location: { file: 'specs/pricing.yaml', line: 38, column: 3 },
      tests: [roundsTest.id, numberTest.id],
      verdict: { kind: 'weak', because: ['survivors'] },
      mutants: someMutants({ killed: 6, survived: 5 }),
    }),
    aReportedBehaviour({
      id: 'STOCK-1',
      feature: 'Stock',
      must: 'What is sold is taken off the shelf.',
      location: { file: 'specs/stock.yaml', line: 5, column: 3 },
      verdict: { kind: 'failing', because: [] },
      tests: [redTest.id],
    }),
    aReportedBehaviour({
      id: 'STOCK-2',
      feature: 'Stock',
      must: 'Shelves are filled over night.',
      location: { file: 'specs/stock.yaml', line: 8, column: 3 },
      verdict: { kind: 'inconclusive', because: ['flaky'] },
      tests: [flakyTest.id],
    }),
    aReportedBehaviour({
      id: 'STOCK-3',
      feature: 'Stock',
      must: 'An empty shelf is ordered anew.',
      location: { file: 'specs/stock.yaml', line: 11, column: 3 },
      verdict: { kind: 'inconclusive', because: ['scope'] },
    }),
    aReportedBehaviour({
      id: 'VOUCHER-1',
      feature: 'Vouchers',
      must: 'A voucher takes its percentage off the amount.',
      location: { file: 'specs/vouchers.yaml', line: 5, column: 3 },
      verdict: { kind: 'violated', because: [] },
      examples: { held: 1, violated: 1 },
      tests: [misdirectedTest.id],
    }),
    aReportedBehaviour({
      id: 'VOUCHER-2',
      feature: 'Vouchers',
      must: 'A voucher still counts on its last day.',
      location: { file: 'specs/vouchers.yaml', line: 11, column: 3 },
      verdict: { kind: 'suspect', because: [] },
    }),
    aReportedBehaviour({
      id: 'VOUCHER-3',
      feature: 'Vouchers',
      must: 'Voucher codes are compared without regard to case, spaces and hyphens.',
      location: { file: 'specs/vouchers.yaml', line: 19, column: 3 },
      verdict: { kind: 'untested', because: [] },
      tests: [skippedTest.id],
    }),
    aReportedBehaviour({
      id: 'VOUCHER-4',
      feature: 'Vouchers',
      must: 'Two vouchers are never combined.',
      location: { file: 'specs/vouchers.yaml', line: 25, column: 3 },
      verdict: { kind: 'pinned', because: [] },
      anchored: false,
      mutants: someMutants({ killed: 3 }),
    }),
  ],
  tests: [
    ...unlinkedTests,
    emptyTest,
    ...restatingTests,
    roundsTest,
    numberTest,
    redTest,
    flakyTest,
    misdirectedTest,
    skippedTest,
  ],
  findings: [
    aReportedFinding({
      rule: 'evidence/example-violated',
      audience: 'code-author',
      message: 'An example of VOUCHER-1 does not hold: `applyVoucher(50)` is to give 45, and gives 50.',
      location: { file: 'specs/vouchers.yaml', line: 8, column: 9 },
      behaviours: ['VOUCHER-1'],
      tests: [numberTest.id],
      contradiction: { call: 'applyVoucher(50)', expected: '45', actual: '50' },
    }),
    aReportedFinding({
      rule: 'evidence/hollow-test',
      severity: 'warning',
      location: numberTest.location,
      tests: [numberTest.id],
      behaviours: ['PRICE-4'],
    }),
    survivor('aaaa0001', 14, [
      ['  const cents = Math.abs(amount) * 100;'],
      ['  const cents = Math.abs(amount) / 100;'],
    ]),
    survivor('aaaa0002', 16, [
      ['  const rounded = cents - whole >= 0.5 - 1e-6 ? whole + 1 : whole;'],
      ['  const rounded = cents - whole > 0.5 - 1e-6 ? whole + 1 : whole;'],
    ]),
    survivor('aaaa0003', 20, [
      ['  if (line.quantity < 0) {', '\t\tthrow new RangeError(`negative quantity for ${line.sku}`);', '  }'],
      ['  if (line.quantity < 0) {}'],
    ]),
    survivor('aaaa0004', 24, [['  return roundCents(sum);'], ['  return;']]),
    survivor('aaaa0005', 25, [['}'], ['};']]),
    aReportedFinding({
      rule: 'link/ambiguous-title',
      severity: 'warning',
      confirmed: false,
      confidence: 'likely',
      message: 'Two tests are called "format > writes amount number 1"; the first is at test/format.test.ts:4:3.',
      location: { file: 'test/format.test.ts', line: 40, column: 3 },
    }),
    aReportedFinding({
      rule: 'link/skipped-test',
      severity: 'warning',
      message: 'The test is skipped, so VOUCHER-3 is not tested. Run it again, or delete it.',
      location: skippedTest.location,
      behaviours: ['VOUCHER-3'],
      tests: [skippedTest.id],
    }),
    aReportedFinding({
      rule: 'link/unknown-behaviour',
      message: 'No spec knows the behaviour "PRICE-22"; the nearest is "PRICE-2".',
      location: { file: 'test/pricing.test.ts', line: 90, column: 3 },
    }),
    aReportedFinding({
      rule: 'link/unlinked-test',
      severity: 'warning',
      location: { file: 'test/format.test.ts', line: 4, column: 3 },
      tests: unlinkedTests.map(({ id }) => id),
    }),
    aReportedFinding({
      rule: 'link/untested-behaviour',
      location: { file: 'specs/vouchers.yaml', line: 19, column: 3 },
      behaviours: ['VOUCHER-3'],
    }),
    aReportedFinding({ rule: 'oracle/no-assertion', location: emptyTest.location, tests: [emptyTest.id] }),
    aReportedFinding({
      rule: 'run/failing-test',
      audience: 'code-author',
      message: 'It fails on the code as it is: AssertionError: expected 4 to be 3.',
      location: redTest.location,
      behaviours: ['STOCK-1'],
      tests: [redTest.id],
    }),
    aReportedFinding({ rule: 'run/timeout', severity: 'note', behaviours: ['PRICE-1'] }),
    aReportedFinding({
      rule: 'spec/missing-code',
      severity: 'warning',
      audience: 'spec-author',
      message: 'src/stock.ts has no "reorder"; the nearest name is "order".',
      location: { file: 'specs/stock.yaml', line: 13, column: 11 },
      behaviours: ['STOCK-3'],
    }),
  ],
  gate: {
    passed: false,
    exitCode: 1,
    failedBy: [
      'failing',
      'inconclusive',
      'link/unknown-behaviour',
      'link/untested-behaviour',
      'oracle/no-assertion',
      'run/failing-test',
      'suspect',
      'untested',
      'violated',
      'weak',
    ],
  },
});

export const NOTHING_THERE: Verification = aVerification({
  tests: [
    aReportedTest({
      name: 'adds two numbers',
      file: 'test/add.test.ts',
      location: { file: 'test/add.test.ts', line: 3, column: 1 },
      verdict: { kind: 'unlinked', because: [] },
    }),
    aReportedTest({
      name: 'does not throw',
      file: 'test/add.test.ts',
      location: { file: 'test/add.test.ts', line: 7, column: 1 },
      verdict: { kind: 'unlinked', because: [] },
    }),
  ],
  findings: [
    aReportedFinding({
      rule: 'oracle/no-assertion',
      message: 'The test "does not throw" executed no assertion. Assert the outcome that it is about.',
      location: { file: 'test/add.test.ts', line: 7, column: 1 },
      tests: ['test/add.test.ts > does not throw'],
    }),
  ],
  nextStep: 'Write the first behaviour in specs/, for example specs/add.yaml, and run assay check again.',
});
