import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { LAYER_RULES } from './layer-rules.ts';

describe('ARCH-1: the layers', () => {
  it('hold over all of src', async () => {
    expect(await breachesOf(LAYER_RULES)).toEqual([]);
  });

  it('are looked at: a rule that src breaks is reported', async () => {
    const to = { path: '^src/cli/main' };
    const forbidden = [{ name: 'planted', severity: 'error' as const, from: { path: '^src/bin' }, to }];
    expect(await breachesOf({ forbidden })).toEqual(['planted: src/bin.ts → src/cli/main.ts']);
  });
});

describe('ARCH-1: what is loaded for each test file anew', () => {
  it('is Assay’s own and Node’s: a dependency takes longer to load than most test files', async () => {
    const { output } = await cruise(['src/vitest/recording-runner.ts'], { doNotFollow: { path: 'node_modules' } });
    const sources = parsed(output).modules.map(({ source }) => source);
    expect(sources).toContain('src/vitest/row-reading.ts');
    expect(sources.filter((source) => source.includes('node_modules'))).toEqual([]);
  });
});

async function breachesOf(ruleSet: typeof LAYER_RULES): Promise<readonly string[]> {
  const { output } = await cruise(['src'], {
    ruleSet,
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  });
  return parsed(output).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

function parsed(output: ICruiseResult | string): ICruiseResult {
  if (typeof output === 'string') throw new Error('dependency-cruiser printed text instead of its result');
  return output;
}
