import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from './read-corpus.ts';
import { readStatically, type StaticReading } from './read-statically.ts';
import { precisionOf, recallOf, scoreRules } from './score-rules.ts';

const CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));

/** To read all projects takes some seconds; a busy machine needs longer. */
const PATIENCE_MS = 120_000;

describe('BENCH-2: the labelled corpus', () => {
  const readings: StaticReading[] = [];

  beforeAll(async () => {
    for (const project of readCorpus(CORPUS)) readings.push(await readStatically(project));
  }, PATIENCE_MS);

  const scores = () =>
    scoreRules(
      readings.flatMap(({ tests }) => tests),
      (rule) => rule.startsWith('oracle/'),
    );

  it('has no label that fits no test', () => {
    expect(readings.flatMap(({ strays }) => strays)).toEqual([]);
  });

  it('is told of by the oracle rules with a precision of at least 0.98', () => {
    expect(precisionOf(scores().total)).toBeGreaterThanOrEqual(0.98);
  });

  it('is told of by the oracle rules with a recall of at least 0.95', () => {
    expect(recallOf(scores().total)).toBeGreaterThanOrEqual(0.95);
  });
});
