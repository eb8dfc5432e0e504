import { describe, expect, it } from 'vitest';
import { asFunctionBody } from '../../src/syntax/function-body.ts';

describe('EXAMPLE-3: the setup of an example', () => {
  it.each([
    ["import { a, b as c } from 'x';", 'const { "a": a, "b": c } = await import("x");'],
    ["import d, * as n from 'x'", 'const n = await import("x"); const { "default": d } = await import("x");'],
    ["import 'x';", 'await import("x");'],
    ["import type { T } from 'x';", ''],
    ["import { type T } from 'x';", ''],
    ['vi.useFakeTimers();', 'vi.useFakeTimers();'],
    ['const t = <T,>(value: T) => value as unknown;', 'const t = <T,>(value: T) => value as unknown;'],
  ])('%s becomes part of a function', (statements, body) => {
    expect(asFunctionBody(statements)).toBe(body);
  });

  it('keeps its lines', () => {
    expect(asFunctionBody("import {\n  a,\n} from 'x';\na();")).toBe('const { "a": a } = await import("x");\n\n\na();');
  });
});
