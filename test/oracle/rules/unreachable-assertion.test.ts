import { describe, expect, it } from 'vitest';
import { inTest, markedIn, suspicionsIn } from './small-library.ts';

const RULE = 'oracle/unreachable-assertion';

const FAULTS: readonly (readonly [name: string, body: string])[] = [
  [
    'that says what is not to be come to, where nothing comes of it',
    `try {
       fineFor({ daysLate: -1 });
       expect.fail('should have thrown'); // <- certain
     } catch {
       // expected
     }`,
  ],
  [
    'in async callbacks whose common promise nobody waits for',
    `Promise.all(['a'].map(async (card) => {
       expect((await find(card)).card).toBe(card); // <- certain
     }));`,
  ],
  ['in a loop that never runs', `while (false) expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain`],
  [
    'over an empty map',
    `const fines = new Map<number, number>();
     for (const [days, fine] of fines) {
       expect(fineFor({ daysLate: days })).toBe(fine); // <- certain
     }`,
  ],
  [
    'whose failure passes for the error that is expected',
    `try {
       expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain
     } catch (error) {
       expect(error).toBeDefined();
     }`,
  ],
  [
    'whose failure sets a variable that nobody reads again',
    `let thrown = false;
     try {
       renew(LOAN);
       expect(thrown).toBe(true); // <- certain
     } catch {
       thrown = true;
     }`,
  ],
  [
    'under a condition on the caught error',
    `let thrown: unknown;
     try { renew(WORN); } catch (error) { thrown = error; }
     if (thrown) {
       expect(thrown).toBeInstanceOf(RangeError); // <- certain
     }`,
  ],
  [
    'that its condition says already',
    `const fine = fineFor({ daysLate: 3 });
     if (fine === 60) {
       expect(fine).toBe(60); // <- certain
     }`,
  ],
  [
    'in a function of which only the type is asked',
    `const check = () => {
       expect(fineFor({ daysLate: 3 })).toBe(61); // <- certain
     };
     expect(check).toBeInstanceOf(Function);`,
  ],
  [
    'in a stub that is only asked whether it was called',
    `const notify = vi.fn((text: string) => {
       expect(text).toBe('60'); // <- certain
     });
     expect(notify).not.toHaveBeenCalled();`,
  ],
  [
    'under a condition that does not hold',
    `const loan = next([]);
     if (loan) {
       expect(loan.book).toBe('Emma'); // <- likely
     }`,
  ],
  [
    'in a catch block, when nothing has to be thrown',
    `try { renew(WORN); } catch (error) {
       expect(error).toBeInstanceOf(RangeError); // <- certain
     }`,
  ],
  [
    'in a catch block after other statements that do not fail',
    `try { const loan = renew(WORN); console.log(loan); } catch (error) {
       const { message } = error as Error;
       expect(message).toContain('worn'); // <- certain
     }`,
  ],
  [
    'in a handler of rejections only',
    `await find('x').catch((error) => expect(error.message).toBe('gone')); // <- certain`,
  ],
  [
    'in the second handler of then',
    `await find('x').then(() => {}, (error) => expect(error.message).toBe('gone')); // <- certain`,
  ],
  [
    'in a then that nobody waits for',
    `find('x').then((reader) => { expect(reader.name).toBe('Ann'); }); // <- certain`,
  ],
  [
    'in a chain of thens that nobody waits for',
    `find('x')
       .then((reader) => reader.name)
       .then((name) => { expect(name).toBe('Ann'); }); // <- certain`,
  ],
  [
    'in an async callback of forEach',
    `['a', 'b'].forEach(async (card) => {
       expect((await find(card)).card).toBe(card); // <- certain
     });`,
  ],
  [
    'in async callbacks of map that nobody waits for',
    `['a'].map(async (card) => {
       expect((await find(card)).card).toBe(card); // <- certain
     });`,
  ],
  [
    'in an async function that is called and not awaited',
    `const check = async (card: string) => {
       expect((await find(card)).card).toBe(card); // <- certain
     };
     check('a');`,
  ],
  [
    'in an async function called at once and not awaited',
    `(async () => {
       expect((await find('a')).card).toBe('a'); // <- certain
     })();`,
  ],
  ['over an empty list', `[].forEach((days) => { expect(fineFor({ daysLate: days })).toBe(0); }); // <- certain`],
  [
    'over an empty list with a name',
    `const cases: number[] = [];
     for (const days of cases) {
       expect(fineFor({ daysLate: days })).toBe(0); // <- certain
     }`,
  ],
  ['over the keys of an empty object', `for (const key of Object.keys({})) expect(key).toBe('x'); // <- certain`],
  [
    'in a loop that ends before it starts',
    `for (let days = 0; days < 0; days += 1) {
       expect(fineFor({ daysLate: days })).toBe(0); // <- certain
     }`,
  ],
  [
    'after a return',
    `const fine = fineFor({ daysLate: 3 });
     return;
     expect(fine).toBe(60); // <- certain`,
  ],
  ['under a condition that is never true', `if (false) expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain`],
  [
    'under a named condition that is never true',
    `const isSlowRun = false;
     if (isSlowRun) {
       expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain
     }`,
  ],
  ['after a false &&', `false && expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain`],
  ['without a matcher', `expect(fineFor({ daysLate: 3 })); // <- certain\nexpect(fineFor({ daysLate: 1 })).toBe(20);`],
  ['of a comparison without a matcher', `expect(fineFor({ daysLate: 3 }) === 60); // <- certain`],
  ['of a function without a matcher', `expect(() => renew(WORN)); // <- certain`],
  ['with a matcher that is not called', `expect(fineFor({ daysLate: 3 })).toBe; // <- certain`],
  ['with toThrow not called', `expect(() => renew(WORN)).toThrow; // <- certain`],
  [
    'in a function that has to throw any error',
    `const attempt = () => {
       const fine = fineFor({ daysLate: 3 });
       expect(fine).toBe(61); // <- certain
     };
     expect(attempt).toThrow();`,
  ],
  [
    'in an async function that has to throw any error',
    `await expect(async () => {
       const reader = await find('x');
       expect(reader).toEqual({}); // <- certain
     }).rejects.toThrow(Error);`,
  ],
  ['with a modifier and no matcher', `expect(fineFor({ daysLate: 3 })).not; // <- certain`],
  [
    'in a timer that nobody waits for',
    `setTimeout(() => { expect(fineFor({ daysLate: 3 })).toBe(60); }, 10); // <- certain`,
  ],
  [
    'in a function that nobody calls',
    `const check = () => {
       expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain
     };`,
  ],
  [
    'in a stub that nobody is given',
    `const notify = vi.fn((text: string) => {
       expect(text).toBe('60'); // <- certain
     });
     fineFor({ daysLate: 3 });`,
  ],
  [
    'where its failure is swallowed',
    `try {
       expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain
     } catch {}`,
  ],
  [
    'where its failure is only logged',
    `try {
       expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain
     } catch (error) { console.log(error); }`,
  ],
  ['where its rejection is swallowed', `await expect(find('x')).resolves.toEqual({}).catch(() => {}); // <- certain`],
  [
    'where the rejection of its handler is swallowed',
    `await find('x').then((reader) => { expect(reader.name).toBe('Ann'); }).catch(() => undefined); // <- certain`,
  ],
];

const SOUND: readonly (readonly [name: string, body: string])[] = [
  [
    'that says what is not to be come to, where the error is looked at later',
    `let caught: unknown;
     try {
       fineFor({ daysLate: -1 });
       expect.fail('should have thrown');
     } catch (error) {
       caught = error;
     }
     expect(caught).toBeInstanceOf(RangeError);`,
  ],
  [
    'a catch block after it was asserted that there is an error',
    `await expect(find('')).rejects.toThrow();
     try { await find(''); } catch (error) { expect((error as Error).message).toBe('gone'); }`,
  ],
  ['an expect that asks the compiler', `expect<number>(fineFor({ daysLate: 3 }));`],
  ['a loop whose first round asks nothing', `do { expect(fineFor({ daysLate: 3 })).toBe(60); } while (false);`],
  ['a plain assertion', `expect(fineFor({ daysLate: 3 })).toBe(60);`],
  [
    'a catch block with the number of assertions announced',
    `expect.assertions(1);
     try { renew(WORN); } catch (error) { expect(error).toBeInstanceOf(RangeError); }`,
  ],
  [
    'a catch block with at least one assertion announced',
    `expect.hasAssertions();
     try { renew(WORN); } catch (error) { expect(error).toBeInstanceOf(RangeError); }`,
  ],
  [
    'a catch block behind expect.fail',
    `try { renew(WORN); expect.fail('no error'); } catch (error) { expect(error).toBeInstanceOf(RangeError); }`,
  ],
  [
    'a catch block behind expect.unreachable',
    `try { renew(WORN); expect.unreachable(); } catch (error) { expect((error as Error).message).toBe('worn'); }`,
  ],
  [
    'a catch block behind assert.fail',
    `try { renew(WORN); assert.fail('no error'); } catch (error) { expect(error).toBeInstanceOf(RangeError); }`,
  ],
  [
    'a catch block behind a throw',
    `try { renew(WORN); throw new Error('not refused'); } catch (error) { expect((error as Error).message).toBe('worn'); }`,
  ],
  [
    'a caught error that is asserted afterwards',
    `let caught: unknown;
     try { renew(WORN); } catch (error) { caught = error; }
     expect(caught).toBeInstanceOf(RangeError);`,
  ],
  [
    'a caught error that is asserted inside and counted outside',
    `let caught = 0;
     try { renew(WORN); } catch (error) { caught += 1; expect(error).toBeInstanceOf(RangeError); }
     expect(caught).toBe(1);`,
  ],
  [
    'an error that is caught by a rejection handler and returned',
    `const error = await find('x').catch((reason) => reason);
     expect(error.message).toBe('gone');`,
  ],
  ['an awaited then', `await find('x').then((reader) => { expect(reader.name).toBe('Ann'); });`],
  ['a returned then', `return find('x').then((reader) => { expect(reader.name).toBe('Ann'); });`],
  [
    'a then that is awaited under a name',
    `const done = find('x').then((reader) => { expect(reader.name).toBe('Ann'); });
     await done;`,
  ],
  ['resolves', `await expect(find('x')).resolves.toEqual({ name: 'Ann', card: 'x' });`],
  ['resolves without await, which fails by itself', `expect(find('x')).resolves.toEqual({ name: 'Ann', card: 'x' });`],
  ['rejects', `await expect(find('')).rejects.toThrow('gone');`],
  [
    'async callbacks that are awaited together',
    `await Promise.all(['a', 'b'].map(async (card) => { expect((await find(card)).card).toBe(card); }));`,
  ],
  [
    'a list of promises that is awaited later',
    `const checks = ['a'].map(async (card) => { expect((await find(card)).card).toBe(card); });
     await Promise.all(checks);`,
  ],
  [
    'an async function that is awaited',
    `const check = async (card: string) => { expect((await find(card)).card).toBe(card); };
     await check('a');`,
  ],
  ['a list of literals', `for (const days of [1, 2]) expect(fineFor({ daysLate: days })).toBe(days === 1 ? 20 : 40);`],
  [
    'forEach over a list of literals',
    `[1, 2].forEach((days) => { expect(fineFor({ daysLate: days })).toBeLessThan(60); });`,
  ],
  [
    'a list that starts empty and is filled',
    `const fines: number[] = [];
     for (const days of [1, 2]) fines.push(fineFor({ daysLate: days }));
     for (const fine of fines) expect(fine % 20).toBe(0);`,
  ],
  [
    'a list that somebody else may fill',
    `const events: string[] = [];
     notifyAll(['late'], (text) => events.push(text));
     events.forEach((event) => expect(event).toBe('late'));`,
  ],
  ['a loop that runs', `for (let days = 0; days < 3; days += 1) expect(fineFor({ daysLate: days })).toBe(days * 20);`],
  ['a chain that asserts by being read', `expect(isLate(LOAN, '2026-04-01')).to.be.true;`],
  ['a waitFor that is awaited', `await vi.waitFor(() => { expect(fineFor({ daysLate: 3 })).toBe(60); });`],
  [
    'a promise that the callback settles',
    `await new Promise<void>((resolve) => {
       setTimeout(() => { expect(fineFor({ daysLate: 3 })).toBe(60); resolve(); }, 1);
     });`,
  ],
  [
    'a timer that is run by hand',
    `vi.useFakeTimers();
     setTimeout(() => { expect(fineFor({ daysLate: 3 })).toBe(60); }, 10);
     vi.runAllTimers();`,
  ],
  ['a callback that is handed to somebody', `notifyAll(['a'], (text: string) => { expect(text).toBe('a'); });`],
  [
    'a stub that somebody is given',
    `const notify = vi.fn((text: string) => { expect(text).toBe('a'); });
     notifyAll(['a'], notify);`,
  ],
  [
    'a local helper',
    `const check = (days: number, fine: number) => { expect(fineFor({ daysLate: days })).toBe(fine); };
     check(1, 20);`,
  ],
  [
    'a local helper that a list calls',
    `const check = (days: number) => expect(fineFor({ daysLate: days })).toBe(20); [1].forEach(check);`,
  ],
  [
    'a try that rethrows',
    `try { expect(fineFor({ daysLate: 3 })).toBe(60); } catch (error) { console.log('days: 3'); throw error; }`,
  ],
  ['a try with only a finally', `try { expect(fineFor({ daysLate: 3 })).toBe(60); } finally { vi.useRealTimers(); }`],
  [
    'an early return under a condition',
    `if (fineFor({ daysLate: 0 }) > 0) return;
     expect(fineFor({ daysLate: 3 })).toBe(60);`,
  ],
  [
    'an assertion in a function that has to throw a certain error',
    `expect(() => { expect(fineFor({ daysLate: 3 })).toBe(60); renew(WORN); }).toThrow(RangeError);`,
  ],
  [
    'an assertion that is itself what has to fail',
    `expect(() => { expect(fineFor({ daysLate: 3 })).toBe(61); }).toThrow();`,
  ],
  ['an asymmetric matcher', `expect(renew(LOAN)).toEqual(expect.objectContaining({ renewals: 1 }));`],
  [
    'an extension of expect',
    `expect.extend({ toBeLate: () => ({ pass: true, message: () => '' }) }); expect(fineFor({ daysLate: 3 })).toBe(60);`,
  ],
  [
    'assertions in both branches',
    `if (isLate(LOAN, '2026-01-01')) expect(1).toBe(2); else expect(fineFor({ daysLate: 0 })).toBe(0);`,
  ],
];

describe('ORACLE-6: unreachable-assertion', () => {
  it.each(FAULTS)('finds an assertion %s', (_, body) => {
    const source = inTest(body);
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it.each(SOUND)('is silent about %s', (_, body) => {
    expect(suspicionsIn({ test: inTest(body) }, RULE)).toEqual([]);
  });
});
