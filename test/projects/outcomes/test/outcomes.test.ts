import { afterEach, describe, expect, it } from 'vitest';
import * as code from '../src/outcomes.ts';

it('checks', () => {
  expect(code.checked(1, 2)).toBe(3);
});

it('crashes', () => {
  expect(code.crashing(['Bob', 'Ada'])).toBe(3);
});

it('is refused', () => {
  expect(() => code.refused(17)).toThrow('too young');
  code.refused(18);
});

it('never ends', () => {
  expect(code.endless(3)).toBe(6);
});

it('is stuck', () => {
  code.stuck(false);
});

it('waits for ever', async () => {
  expect(await code.never(1)).toBe(1);
});

describe('with a hook that checks', () => {
  afterEach(() => {
    expect(code.close()).toEqual(['door!']);
  });

  it('opens', () => {
    code.open('door');
  });
});

it('skips itself', (context) => {
  if (code.skipping(false) !== true) context.skip();
});

let attempts = 0;
it('passes when it is tried again', { retry: 1 }, () => {
  attempts += 1;
  const value = code.retried(3);
  if (attempts === 1) expect(value).toBe(6);
});

it('fails however often it is tried', { retry: 1 }, () => {
  expect(code.retried(4)).toBe(8);
});

it.each([
  [1, 0],
  [5, 4],
])('labels %i as %i', (value, expected) => {
  expect(code.labelled(value)).toBe(expected);
});

it('sees through a cast', () => {
  expect(code.cast(2)).toEqual({ twice: 4 });
});

it('sees through satisfies', () => {
  expect(code.satisfied(2)).toEqual({ half: 1 });
});

it('minds no directive', () => {
  expect(code.disabled(1)).toBe(8);
});

it('has a namesake', () => {
  expect(code.named(3)).toBe(1);
});

it('has a namesake', () => {
  code.named(4);
});

it('is drawn', () => {
  expect(code.drawn(1)).toMatchSnapshot();
  expect(code.drawn(2)).toMatchInlineSnapshot(`"<2>"`);
});

it.fails('is expected to fail', () => {
  expect(code.paired(1)).toBe(3);
});

it('shares its code with a test that is expected to fail', () => {
  expect(code.paired(1)).toBe(2);
});

describe.concurrent('at the same time', () => {
  it('turns', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(code.turned(1)).toBe(-1);
  });

  it('turns nothing', async () => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(1).toBe(1);
  });
});

it('reads its own source', () => {
  expect(String(code.paired)).toMatch(/^function paired\(value\) \{\s*return value \+ value;\s*\}$/);
});
