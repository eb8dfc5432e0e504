import { describe, expect, it } from 'vitest';
import type { RunExample } from '../../src/example/example-results.ts';
import { statedCalls } from '../../src/example/stated-calls.ts';
import type { CallExample } from '../../src/model/behaviour.ts';
import { behaviourId, filePath } from '../../src/model/ids.ts';
import { aLocation, aScope, aTestCase } from '../support/builders.ts';

const location = aLocation('specs/price.yaml:7:9');

function stated(example: Partial<CallExample>, state: 'violated' | 'held' = 'violated') {
  const whole: CallExample = {
    ...{ kind: 'call', call: 'total', args: undefined, row: undefined, setup: undefined, timeout: 1000, location },
    outcome: { kind: 'returns', value: 90 },
    ...example,
  };
  const ran = { behaviourId: behaviourId('PRICE-1'), example: whole, file: filePath('e.ts'), column: aTestCase() };
  const examples: readonly RunExample[] = [
    state === 'held' ? { ...ran, state } : { ...ran, state, contradiction: { call: '', expected: '', actual: '' } },
  ];
  return statedCalls({
    examples,
    scopes: [aScope({ behaviourId: behaviourId('PRICE-1') })],
    keyOf: (name, values) => (values.includes('?') ? undefined : `${name}(${JSON.stringify(values)})`),
    digestOf: (value) => `digest ${String(value)}`,
  });
}

const keysOf = (example: Partial<CallExample>, state?: 'held') => stated(example, state).map(({ key }) => key);

describe('EVIDENCE-10: statedCalls', () => {
  it('are the calls of violated examples, with what is stated', () => {
    const [{ key, ...rest } = { key: '' }] = stated({ args: [[1], 'a'] });
    expect(key).toMatch(/^src\/.*#total\(\[\[1\],"a"\]\)$/);
    expect(rest).toEqual({ behaviourId: 'PRICE-1', text: '90', digest: 'digest 90', location });
  });

  it('are read from expressions, with the values of a row', () => {
    const [key] = keysOf({ call: 'total([{ price: $price }])', row: { price: 3 } });
    expect(key).toMatch(/#total\(\[\[\{"price":3\}\]\]\)$/);
  });

  it.each<[string, Partial<CallExample>, 'held'?]>([
    ['of examples that hold', { args: [] }, 'held'],
    ['of examples that set something up', { args: [], setup: 'start()' }],
    ['of methods', { call: 'Basket.total', args: [] }],
    ['with what is computed', { call: 'total(1 + 1)' }],
    ['with what cannot be compared', { args: ['?'] }],
    ['of which no value is stated', { args: [], outcome: { kind: 'nothing' } }],
  ])('are none %s', (_, example, state) => {
    expect(keysOf(example, state)).toEqual([]);
  });
});
