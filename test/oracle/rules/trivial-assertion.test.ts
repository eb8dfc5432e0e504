import { describe, expect, it } from 'vitest';
import { inTest, markedIn, suspicionsIn } from './small-library.ts';

const RULE = 'oracle/trivial-assertion';

const FAULTS: readonly (readonly [name: string, body: string])[] = [
  ['that a number is one', `expect(Number.isNaN(fineFor({ daysLate: 3 }))).toBe(false); // <- likely`],
  ['that a number is not NaN', `expect(fineFor({ daysLate: 3 })).not.toBeNaN(); // <- likely`],
  ['that what a factory makes is of the only class it makes', `expect(newShelf()).toBeInstanceOf(Shelf); // <- likely`],
  ['that a value is defined', `expect(fineFor({ daysLate: 3 })).toBeDefined(); // <- certain`],
  ['that a value is not undefined', `expect(fineFor({ daysLate: 3 })).not.toBeUndefined(); // <- certain`],
  ['that a value is not null', `expect(renew(LOAN)).not.toBeNull(); // <- certain`],
  ['that a value is not the literal undefined', `expect(renew(LOAN)).not.toBe(undefined); // <- certain`],
  ['that a value does not equal null', `expect(renew(LOAN)).not.toEqual(null); // <- certain`],
  ['that a number is truthy', `expect(fineFor({ daysLate: 3 })).toBeTruthy(); // <- certain`],
  ['that a number is falsy', `expect(fineFor({ daysLate: 0 })).toBeFalsy(); // <- certain`],
  ['that an object of a declared type is truthy', `const loan = renew(LOAN); expect(loan).toBeTruthy(); // <- certain`],
  ['that what a promise of an object resolves to is truthy', `expect(await find('x')).toBeTruthy(); // <- certain`],
  ['that a text field of a declared type is truthy', `expect(renew(LOAN).book).toBeTruthy(); // <- certain`],
  [
    'that a value without a declared type is truthy, whose returns are texts',
    `expect(label(LOAN)).toBeTruthy(); // <- likely`,
  ],
  ['that a twice negated value is true', `expect(!!renew(LOAN)).toBe(true); // <- certain`],
  ['that a boolean is one of both', `expect([true, false]).toContain(isLate(LOAN, '2026-01-01')); // <- certain`],
  [
    'that each boolean is one of both',
    `const all = ['a'].map((day) => isLate(LOAN, day)); expect(all.every((one) => one === true || one === false)).toBe(true); // <- certain`,
  ],
  [
    'what holds for every number',
    `const fine = fineFor({ daysLate: 3 }); expect(fine >= 0 || fine < 0).toBe(true); // <- certain`,
  ],
  ['the result of typeof', `expect(typeof fineFor({ daysLate: 3 })).toBe('number'); // <- certain`],
  ['a comparison of typeof', `expect(typeof fineFor({ daysLate: 3 }) === 'number').toBe(true); // <- certain`],
  ['the type with a matcher', `expect(fineFor({ daysLate: 3 })).toBeTypeOf('number'); // <- certain`],
  ['that a number is not NaN, by assert', `assert(!Number.isNaN(fineFor({ daysLate: 3 }))); // <- likely`],
  [
    'an object of functions under their names',
    `expect(renew(LOAN)).toEqual({ book: expect.any(Function) }); // <- possible`,
  ],
  ['the type of each', `expect(['a'].map(find).every((one) => typeof one === 'object')).toBe(true); // <- certain`],
  ['that a list is truthy', `expect([1, 2].map((daysLate) => fineFor({ daysLate }))).toBeTruthy(); // <- certain`],
  ['an instance of a builtin', `expect(lateLoans([])).toBeInstanceOf(Array); // <- certain`],
  ['Array.isArray', `expect(Array.isArray(lateLoans([]))).toBe(true); // <- certain`],
  ['that a new object is of its class', `expect(new Shelf()).toBeInstanceOf(Shelf); // <- certain`],
  [
    'a whole expected value of any number',
    `expect(fineFor({ daysLate: 3 })).toEqual(expect.any(Number)); // <- certain`,
  ],
  ['a whole expected value of anything', `expect(renew(LOAN)).toEqual(expect.anything()); // <- certain`],
  [
    'an object of nothing but types',
    `expect(renew(LOAN)).toEqual({ book: expect.any(String), due: expect.any(String), renewals: expect.any(Number) }); // <- likely`,
  ],
  ['an empty partial object', `expect(renew(LOAN)).toMatchObject({}); // <- certain`],
  ['that nothing is thrown', `expect(() => renew(LOAN)).not.toThrow(); // <- likely`],
  ['that a promise does not reject', `await expect(find('x')).resolves.not.toThrow(); // <- likely`],
  ['that what a promise resolves to is defined', `await expect(find('x')).resolves.toBeDefined(); // <- certain`],
  ['a length that cannot be negative', `expect(lateLoans([]).length).toBeGreaterThanOrEqual(0); // <- certain`],
  ['a length above minus one', `expect(lateLoans([]).length).toBeGreaterThan(-1); // <- certain`],
  ['that a property exists', `expect(renew(LOAN)).toHaveProperty('due'); // <- certain`],
  ['that a key is in an object', `expect('due' in renew(LOAN)).toBe(true); // <- likely`],
  ['existence in chai style', `expect(renew(LOAN)).to.exist; // <- certain`],
  ['a type in chai style', `expect(fineFor({ daysLate: 3 })).to.be.a('number'); // <- certain`],
  ['truthiness in chai style', `expect(renew(LOAN)).to.be.ok; // <- certain`],
  ['definedness with assert', `assert.isDefined(renew(LOAN)); // <- certain`],
  ['truthiness with assert', `assert.ok(renew(LOAN)); // <- certain`],
  ['truthiness with plain assert', `assert(renew(LOAN)); // <- certain`],
  ['a type with assert', `assert.isNumber(fineFor({ daysLate: 3 })); // <- certain`],
  [
    'that a caught error is not there',
    `let error: unknown; try { renew(LOAN); } catch (caught) { error = caught; } expect(error).toBeUndefined(); // <- likely`,
  ],
  [
    'that a caught error is still null',
    `let error: unknown = null; try { renew(LOAN); } catch (caught) { error = caught; } expect(error).toBe(null); // <- likely`,
  ],
  [
    'a flag that a try sets at its end',
    `let isDone = false; try { renew(LOAN); isDone = true; } catch { isDone = false; } expect(isDone).toBe(true); // <- likely`,
  ],
  [
    'a flag that the test sets itself',
    `let isDone = false; renew(LOAN); isDone = true; expect(isDone).toBe(true); // <- likely`,
  ],
  [
    'a predicate that asks for the type',
    `expect(fineFor({ daysLate: 3 })).toSatisfy((n: unknown) => typeof n === 'number'); // <- certain`,
  ],
  ['a predicate that takes anything', `expect(fineFor({ daysLate: 3 })).toSatisfy(() => true); // <- certain`],
  ['a pattern that every text matches', `expect(label(LOAN)).toMatch(/.*/); // <- certain`],
  ['a text that matches such a pattern', `expect(label(LOAN)).toEqual(expect.stringMatching(/^.+$/)); // <- certain`],
  ['a text that contains nothing', `expect(label(LOAN)).toEqual(expect.stringContaining('')); // <- certain`],
  [
    'a matcher of its own that is always content',
    `expect.extend({ toBeFine: () => ({ pass: true, message: () => '' }) }); expect(renew(LOAN)).toBeFine(); // <- certain`,
  ],
  [
    'a matcher of its own that asks whether there is something',
    `expect.extend({ toBeLoan(given: Loan) { return given ? { pass: true, message: () => 'no' } : { pass: false, message: () => 'yes' }; } });
     expect(renew(LOAN)).toBeLoan(); // <- certain`,
  ],
  [
    'that a fake of its own is of its class',
    `class FakeShelf {} const fake = new FakeShelf(); expect(fake).toBeInstanceOf(FakeShelf); // <- certain`,
  ],
  ['that a number is not the literal NaN', `expect(fineFor({ daysLate: 3 })).not.toBe(NaN); // <- likely`],
  ['that a number is less than endless', `expect(fineFor({ daysLate: 3 })).toBeLessThan(Infinity); // <- likely`],
  [
    'that a number is above all that is below',
    `expect(fineFor({ daysLate: 3 })).toBeGreaterThan(-Infinity); // <- likely`,
  ],
  ['that a value is none of the empty ones', `expect([undefined, null]).not.toContain(renew(LOAN)); // <- certain`],
  ['a length that is not negative, as a condition', `expect(lateLoans([]).length >= 0).toBe(true); // <- certain`],
  [
    'two conditions that say as little',
    `const fine = fineFor({ daysLate: 3 }); expect(fine !== undefined && fine !== null).toBe(true); // <- certain`,
  ],
  [
    'a predicate of the language for a type',
    `expect(fineFor({ daysLate: 3 })).toSatisfy(Number.isFinite); // <- certain`,
  ],
  ['that an object has keys at all', `expect(Object.keys(renew(LOAN))).not.toHaveLength(0); // <- likely`],
  ['that an object has some key', `expect(Object.keys(renew(LOAN)).length).toBeGreaterThan(0); // <- likely`],
  [
    'the types of a table of keys',
    `for (const [key, type] of Object.entries({ book: 'string' })) expect(typeof renew(LOAN)[key as 'book']).toBe(type); // <- likely`,
  ],
  ['that nothing is thrown with assert', `assert.doesNotThrow(() => renew(LOAN)); // <- likely`],
];

const SOUND: readonly (readonly [name: string, body: string])[] = [
  ['a value', `expect(fineFor({ daysLate: 3 })).toBe(60);`],
  ['undefined as the value', `expect(lateLoans([])[0]).toBeUndefined();`],
  ['null as the value', `expect(next([])).toBeNull();`],
  ['a boolean that is true', `expect(isLate(LOAN, '2026-04-01')).toBe(true);`],
  ['a truthy boolean', `expect(isLate(LOAN, '2026-04-01')).toBeTruthy();`],
  ['a falsy boolean', `expect(isLate(LOAN, '2026-01-01')).toBeFalsy();`],
  ['a boolean field', `expect(new Shelf().isFull).toBeFalsy();`],
  ['a truthy comparison', `expect(fineFor({ daysLate: 3 }) > 0).toBeTruthy();`],
  ['whether some element is wanted', `expect(lateLoans([]).some(({ book }) => book === 'Emma')).toBeFalsy();`],
  ['that a promise is rejected', `await expect(find('')).rejects.toBeDefined();`],
  ['a truthy search', `expect(label(LOAN).includes('Emma')).toBeTruthy();`],
  ['a promised boolean', `expect(await exists('x')).toBeTruthy();`],
  ['that something is thrown', `expect(() => renew(WORN)).toThrow();`],
  ['which class of error is thrown', `expect(() => renew(WORN)).toThrow(RangeError);`],
  [
    'the class of a caught error',
    `expect.assertions(1);
     try { renew(WORN); } catch (error) { expect(error).toBeInstanceOf(RangeError); }`,
  ],
  ['a property with its value', `expect(renew(LOAN)).toHaveProperty('renewals', 1);`],
  ['that a property is absent', `expect(renew(LOAN)).not.toHaveProperty('fine');`],
  [
    'types beside a value',
    `expect(renew(LOAN)).toEqual({ book: 'Emma', due: expect.any(String), renewals: expect.any(Number) });`,
  ],
  ['a length', `expect(lateLoans([LOAN])).toHaveLength(1);`],
  ['a lower bound', `expect(fineFor({ daysLate: 3 })).toBeGreaterThan(20);`],
  ['a bound of zero on an amount', `expect(fineFor({ daysLate: 3 })).toBeGreaterThanOrEqual(0);`],
  ['true in chai style', `expect(isLate(LOAN, '2026-04-01')).to.be.true;`],
  ['assert on a boolean', `assert(isLate(LOAN, '2026-04-01'));`],
  ['assert on a comparison', `assert.ok(fineFor({ daysLate: 3 }) === 60);`],
  [
    'a caught error that has to be there',
    `let error: unknown; try { renew(WORN); } catch (caught) { error = caught; } expect(error).toBeInstanceOf(RangeError);`,
  ],
  [
    'a flag that only a callback sets',
    `let isTold = false; notifyAll(['a'], () => { isTold = true; }); expect(isTold).toBe(true);`,
  ],
  [
    'a flag that only a catch sets',
    `let isRefused = false; try { renew(WORN); } catch { isRefused = true; } expect(isRefused).toBe(true);`,
  ],
  ['a predicate that asks for a value', `expect(fineFor({ daysLate: 3 })).toSatisfy((n: number) => n === 60);`],
  ['a pattern that says something', `expect(label(LOAN)).toMatch(/.*Emma/);`],
  [
    'a matcher of its own that compares',
    `expect.extend({ toCost: (given: number, wanted: number) => ({ pass: given === wanted, message: () => '' }) });
     expect(fineFor({ daysLate: 3 })).toCost(60);`,
  ],
  [
    'two matchers of one name, of which nobody knows which is meant',
    `expect.extend({ toBeFine: () => ({ pass: true, message: () => '' }) });
     expect.extend({ toBeFine: (given: number) => ({ pass: given > 20, message: () => '' }) });
     expect(fineFor({ daysLate: 3 })).toBeFine();`,
  ],
  [
    'two conditions of which one says something',
    `const fine = fineFor({ daysLate: 3 }); expect(fine !== undefined && fine === 60).toBe(true);`,
  ],
  ['that a list has an element, as a condition', `expect(lateLoans([LOAN]).length > 0).toBe(true);`],
  ['how many keys an object has', `expect(Object.keys(renew(LOAN))).toHaveLength(3);`],
  ['that a list has an element', `expect(lateLoans([LOAN])).not.toHaveLength(0);`],
  ['that a number is below a bound', `expect(fineFor({ daysLate: 3 })).toBeLessThan(61);`],
  ['that a list lacks an element', `expect(lateLoans([LOAN])).not.toContain(null);`],
  ['a call of a stub', `const notify = vi.fn(); notifyAll(['a'], notify); expect(notify).toHaveBeenCalled();`],
];

describe('ORACLE-7: trivial-assertion', () => {
  it.each(FAULTS)('finds an assertion of %s', (_, body) => {
    const source = inTest(body);
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it.each(SOUND)('is silent about %s', (_, body) => {
    expect(suspicionsIn({ test: inTest(body) }, RULE)).toEqual([]);
  });

  it.each([
    ['returns-nothing: true', `expect(() => clear(LOAN)).not.toThrow();`],
    [`holds: "typeof result === 'number'"`, `expect(typeof clear(LOAN)).toBe('number');`],
    ['holds: result !== undefined', `expect(clear(LOAN)).toBeDefined();`],
  ])('is silent about what an example with %s states', (outcome, body) => {
    const spec = `      - call: "clear({ book: 'Emma' })"\n        ${outcome}`;
    expect(suspicionsIn({ test: inTest(body), examples: spec }, RULE)).toEqual([]);
  });

  it('finds what says less than an example does', () => {
    const holds = `      - call: "clear({ book: 'Emma' })"\n        holds: Number.isInteger(result) && result > 2`;
    const source = inTest(`expect(typeof clear(LOAN)).toBe('number'); // <- certain`);
    expect(suspicionsIn({ test: source, examples: holds }, RULE)).toEqual(markedIn(source));
  });

  it('only guesses where an unlinked test’s title says that nothing is thrown', () => {
    const test = inTest(`expect(() => renew(LOAN)).not.toThrow();`);
    expect([
      suspicionsIn({ test: test.replace('LIB-1: does what it must', 'does not throw for a good loan') }, RULE),
      suspicionsIn({ test: test.replace('LIB-1: does what it must', 'renews a loan') }, RULE),
    ]).toEqual([['possible in line 12'], ['likely in line 12']]);
  });

  it('asks for the value and takes the worth of the assertion away', () => {
    const source = inTest(`expect(renew(LOAN)).toBeDefined();`);
    expect(suspicionsIn({ test: source }, RULE, ({ message, worth }) => `${worth}: ${message}`)).toEqual([
      'trivial: toBeDefined() only says that a value exists, which a wrong one does too: assert the value that the behaviour states.',
    ]);
  });
});
