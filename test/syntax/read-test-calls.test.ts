import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { readTestCalls } from '../../src/syntax/read-test-calls.ts';

const read = (text: string) => readTestCalls({ path: filePath('a.test.ts'), text });

describe('SUITE-1: calls as written', () => {
  it('nests the calls of a file and keeps their titles in parts', () => {
    const file = 'a.test.ts';
    expect(read('describe.each([1])(`d ${n}`, () => {\n  it.skip("a", { tags: ["T-1"] }, f);\n});')).toEqual({
      ok: true,
      calls: [
        {
          kind: 'describe',
          title: [
            { kind: 'known', text: 'd ' },
            { kind: 'computed', source: 'n' },
            { kind: 'known', text: '' },
          ],
          marks: new Set(['each']),
          tags: [],
          location: { file, line: 1, column: 19 },
          span: { file, start: { line: 1, column: 1 }, end: { line: 3, column: 3 } },
          children: [
            {
              kind: 'test',
              title: [{ kind: 'known', text: 'a' }],
              marks: new Set(['skip']),
              tags: ['T-1'],
              location: { file, line: 2, column: 6 },
              span: { file, start: { line: 2, column: 3 }, end: { line: 2, column: 37 } },
              children: [],
            },
          ],
        },
      ],
    });
  });

  it('reports a file whose names contradict one another', () => {
    expect(read("let a;\nlet a;\nit('a', f);")).toMatchObject({ ok: false, location: { line: 1, column: 1 } });
  });
});
