import { describe, expect, it } from 'vitest';
import type { AridPolicy } from '../../../src/model/arid.ts';
import { filePath } from '../../../src/model/ids.ts';
import { DEFAULT_POLICY } from '../../../src/model/policy.ts';
import { findAridCode } from '../../../src/mutation/arid/find-arid-code.ts';
import { textIn } from '../../../src/mutation/text-in.ts';

/** `rule: text` of each piece, without those that lie inside another. */
function aridIn(text: string, policy: Partial<AridPolicy> = {}, path = 'src/a.ts'): string[] {
  const found = findAridCode({ path: filePath(path), text }, { ...DEFAULT_POLICY.arid, ...policy });
  return found.map(({ rule, span }) => `${rule}: ${textIn(text, span)}`);
}

describe('ARID-1: what is set aside', () => {
  it.each([
    ['what is printed', `console.log('total', total);`, [`console: 'total'`, 'console: total']],
    ['a text with values in it', 'console.warn(`${sku} is gone`);', ['console: `${sku} is gone`']],
    ['a text put together', `console.error('no ' + this.name);`, [`console: 'no ' + this.name`]],
    [
      'what a logger is told',
      `logger.info('paid', { id: order.id });`,
      [`logging: 'paid'`, 'logging: { id: order.id }'],
    ],
    ['a logger of one’s own', `this.#logger.warn('slow');`, [`logging: 'slow'`]],
    ['a logger that may not be there', `options?.log?.error('slow');`, [`logging: 'slow'`]],
    ['the function `debug`', `debug('%s done', name);`, [`logging: '%s done'`, 'logging: name']],
    ['a message that is made when it is wanted', `log.debug(() => \`\${id} done\`);`, ['logging: () => `${id} done`']],
    ['a measure', `metrics.increment('orders', 1);`, [`metrics: 'orders'`, 'metrics: 1']],
    ['a note on a trace', `span.setAttribute('sku', sku);`, [`tracing: 'sku'`, 'tracing: sku']],
    ['a call that somebody waits for', `g(); await log.info('a b');`, [`logging: 'a b'`]],
    ['a call behind a condition', `verbose && console.log('done');`, [`console: 'done'`]],
    [
      'a listener',
      `run().catch((e) => console.error('no', e));`,
      [`console: (e) => console.error('no', e)`, `console: 'no'`, 'console: e'],
    ],
    ['the text of an error that is thrown', `throw new RangeError('not negative');`, [`error-message: 'not negative'`]],
    ['of an error of one’s own', 'throw new OutOfStock(`${left} left`, sku);', ['error-message: `${left} left`']],
    ['of a rejection', `reject(new Error('no answer'));`, [`error-message: 'no answer'`]],
    ['of a rejected promise', `p = Promise.reject(new Error('no answer'));`, [`error-message: 'no answer'`]],
    ['of an assertion', `assert(left >= 0, 'less than nothing');`, [`assertion-message: 'less than nothing'`]],
    ['the name that debuggers show', `Basket.displayName = 'Basket';`, [`debug-name: 'Basket'`]],
    ['the description of a symbol', `const key = Symbol('key');`, [`debug-name: 'key'`]],
    [
      'the tag of a class',
      `class A { [Symbol.toStringTag] = 'A'; static displayName = 'B'; }`,
      [`debug-name: 'A'`, `debug-name: 'B'`],
    ],
  ])('%s', (_, text, expected) => {
    expect(aridIn(text)).toEqual(expected);
  });

  it('a block, and a condition without logic, around nothing else', () => {
    const text = `if (verbose) { console.log('a'); log.info('b'); }`;
    expect(aridIn(text)).toEqual([
      `console: ${text}`,
      `console: { console.log('a'); log.info('b'); }`,
      `console: 'a'`,
      `logging: 'b'`,
    ]);
  });

  it('nothing in a source that does not parse', () => {
    expect(aridIn(`console.log('a'; }`)).toEqual([]);
  });
});

describe('ARID-2: what is not set aside', () => {
  it.each([
    ['a call in an argument', `console.log(\`paid \${charge(1)}\`);`],
    ['an assignment in an argument', `logger.info(total = sum * 2);`],
    ['an operation in an argument', `console.log(price * 0.9);`],
    ['a choice in an argument', `console.log(isPaid && amount > 3);`],
    ['a function in an argument', `logger.info(() => { pay(1); });`],
    ['a value that goes on', `return logger.info('a b');`],
    ['a value that is kept', `const id = metrics.increment('a');`],
    ['a value that another call takes', `send(log.info('a b'));`],
    ['a result of a function', `const f = () => logger.info('a b');`],
    ['a result of a listener that counts', `items.map((item) => logger.info('a b'));`],
    ['the class of an error', `throw new RangeError();`],
    ['a code for programs', `throw new Failure('E_NO_STOCK', 404);`],
    ['an error that is returned', `return new Error('not negative');`],
    ['a text that is returned', `return 'not negative';`],
    ['a text that is given to something else', `send('not negative');`],
    ['a condition of an assertion', `assert(left >= 0, 'E_LEFT');`],
    ['a logarithm', `y = Math.log(2);`],
    ['a log that is a list', `log.push('a b');`],
    ['a method of another thing that is called `debug`', `parser.debug('a b');`],
    ['a key that symbols are found by', `const key = Symbol.for('a b');`],
    ['a tag that is computed', `x = { get [Symbol.toStringTag]() { return 'A'; } };`],
    ['a block that does something else too', `if (verbose) { pay(); }`],
  ])('%s', (_, text) => {
    expect(aridIn(`function f() { g(); ${text} }`)).toEqual([]);
  });

  it.each([
    ['beside a call', `console.log('took ' + time());`, [`console: 'took '`]],
    [
      'beside a value that a call makes',
      `log.info('paid', { event: 'pay', id: next() });`,
      [`logging: 'paid'`, `logging: 'pay'`],
    ],
    ['in either branch of a choice', `console.log(isOk() ? 'a' : 'b');`, [`console: 'a'`, `console: 'b'`]],
    [
      'in a thrown text of which a call is part',
      'throw new Error(`no ${nameOf(x)} left` + " at all");',
      [`error-message: " at all"`],
    ],
  ])('only the texts %s', (_, text, expected) => {
    expect(aridIn(`g(); ${text}`)).toEqual(expected);
  });

  it('a branch whose condition calls something', () => {
    expect(aridIn(`if (isDue(order)) { console.log('a'); }`)).toEqual([
      `console: { console.log('a'); }`,
      `console: 'a'`,
    ]);
  });
});

describe('ARID-3: what the policy says', () => {
  it('turns a rule off', () => {
    const text = `g(); console.log('a'); throw new Error('a b');`;
    expect(aridIn(text, { off: new Set(['console']) })).toEqual([`error-message: 'a b'`]);
    expect(aridIn(text, { off: new Set(['error-message']) })).toEqual([`console: 'a'`]);
  });

  it.each([
    ['audit.*', `audit.write('a');`],
    ['audit.*', `this.audit.write('a');`],
    ['trackEvent', `trackEvent('a');`],
    ['ui.toast.show', `ui.toast.show('a');`],
  ])('adds the calls of %s', (pattern, text) => {
    expect(aridIn(`g(); ${text}`, { calls: [pattern] })).toEqual([`${pattern}: 'a'`]);
  });

  it.each([
    ['audit.*', `audit('a');`],
    ['audit.*', `audit.trail.write('a');`],
    ['trackEvent', `shop.trackEvent('a');`],
    ['audit.write', `audit.read('a');`],
  ])('%s is not %s', (pattern, text) => {
    expect(aridIn(`g(); ${text}`, { calls: [pattern] })).toEqual([]);
  });
});
