import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { literalText } from '../../src/example/literal-text.ts';

it('EXAMPLE-2: data of a spec means the same as source text, whatever is in it', () => {
  const value = fc.oneof(fc.jsonValue({ noUnicodeString: false }), fc.double(), fc.constant(-0), fc.constant('\u2028'));
  fc.assert(
    fc.property(fc.oneof(value, fc.record({ ['__proto__']: value, list: fc.array(value) })), (data) => {
      expect(structuredClone(runInNewContext(`(${literalText(data)})`))).toEqual(data);
    }),
  );
});
