import { assert, describe, expect, it } from 'vitest';
import { digestSubject, fill, placesOf, TemplateError } from '../src/template';

describe('TEXT-1 filling', () => {
  it('fills every place that has a value', () => {
    assert.equal(fill('{a} and {b}, {a}', { a: 1 }), '1 and {b}, 1');
    assert.equal(fill('{zero}', { zero: 0 }), '0');
  });

  it('changes nothing without places', () => {
    const text = 'Nothing { to } fill';
    assert.strictEqual(fill(text, { to: 'x' }), text);
  });

  it('should fill the template', () => {
    const template = 'Hello {name}, you are {age}';
    const values: Record<string, string | number> = { name: 'Ada', age: 36 };
    const expected = template.replace(/\{(\w+)\}/g, (match, key) => String(values[key] ?? match));
    assert.equal(fill(template, values), expected);
  });

  it('should match the snapshot', () => {
    expect(fill('Hi {name}', { name: 'Ada' })).toMatchInlineSnapshot(`"Hi Ada"`);
  });
});

describe('TEXT-2 digests', () => {
  it('counts', () => {
    expect(digestSubject(2)).toBe('2 new messages');
    expect(digestSubject(99)).toBe('99 new messages');
    expect(digestSubject(100)).toBe('99+ new messages');
  });

  it('counts a single one', () => {
    const cases = [{ count: 1, subject: '1 new messages' }];
    for (const { count, subject } of cases) {
      expect(digestSubject(count)).toBe(subject);
    }
  });

  it('should build the subject', () => {
    const count = 12;
    let expected = `${count} new messages`;
    if (count > 99) expected = '99+ new messages';
    expect(digestSubject(count)).toBe(expected);
  });

  it('should return text', () => {
    assert.isString(digestSubject(3));
    assert.isNotNull(digestSubject(3));
    assert.exists(digestSubject(0));
  });
});

describe('TEXT-3 names', () => {
  it('are listed once', () => {
    expect(placesOf('{a} {b} {a}')).toEqual(['a', 'b']);
    expect(placesOf('none')).toEqual([]);
  });

  it('are none in an empty template', () => {
    expect(() => placesOf(' ')).toThrow(TemplateError);
    expect(() => placesOf('')).toThrow('cannot be empty');
  });

  it('should throw the expected error', () => {
    expect(() => placesOf('')).toThrowErrorMatchingInlineSnapshot(`[TemplateError: a template cannot be empty]`);
  });

  it('are all filled when all have values', () => {
    const template = '{x} or {y} or {x}';
    const values = Object.fromEntries(placesOf(template).map((name) => [name, name.toUpperCase()]));
    expect(fill(template, values)).toBe('X or Y or X');
  });
});
