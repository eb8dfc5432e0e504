import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { recordText } from '../../src/vitest/record-text.ts';

describe('HARNESS-1: the text of a record', () => {
  const { stringify } = JSON;

  afterEach(() => {
    JSON.stringify = stringify;
    Reflect.deleteProperty(Object.prototype, 'toJSON');
    Reflect.deleteProperty(Array.prototype, 'toJSON');
  });

  it('is the JSON of plain data', () => {
    const plain = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        fc.string(),
        fc.double(),
        fc.constantFrom(true, false, null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), fc.oneof(tie('value'), fc.constant(undefined)), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(fc.property(plain, (value) => recordText(value) === stringify(value)));
  });

  it('is the same when a test has put something else in the place of what makes it', () => {
    const record = { kind: 'end', state: 'failed', errors: [{ message: 'no', frames: [] }] };
    const text = stringify(record);
    JSON.stringify = () => 'forged';
    const forged = { configurable: true, value: () => 'forged' };
    Object.defineProperty(Object.prototype, 'toJSON', forged);
    Object.defineProperty(Array.prototype, 'toJSON', forged);
    expect(recordText(record) === text).toBe(true);
  });
});
