import type { CallExample } from '../model/behaviour.ts';
import type { Contradiction } from '../model/finding.ts';
import { literalText } from './literal-text.ts';

/** What each of its runs says; a value that is another one in each run is left out, so that the same tree gives the same report. */
export function commonContradiction(messages: readonly string[], example: CallExample): Contradiction {
  const [first, ...others] = (messages.length === 0 ? [''] : messages).map((message) =>
    contradictionIn(message, example),
  );
  if (first === undefined) throw new Error('There is one message at least');
  const isCommon = (part: 'expected' | 'actual'): boolean => others.every((other) => other[part] === first[part]);
  const { outcome } = example;
  const stated = outcome.kind === 'js' ? `\`${outcome.expression}\`` : 'what is stated';
  return {
    ...first,
    ...(!isCommon('expected') && { expected: stated }),
    ...(!isCommon('actual') && { actual: 'something else in each run' }),
  };
}

/** Reads what a failed example says of itself (`vitest/judge-example.ts`): `expected: …`, and on a line of its own `actual: …`. */
function contradictionIn(message: string, example: CallExample): Contradiction {
  const call = callText(example);
  const { expected, actual } = /^expected: (?<expected>.*)\nactual: (?<actual>.*)$/.exec(message)?.groups ?? {};
  if (expected !== undefined && actual !== undefined) return { call, expected, actual };
  // Vitest's own limit, or an end from outside.
  return { call, expected: `an end within ${example.timeout} ms`, actual: 'no end' };
}

/** With the values of its row, if it has one. */
export function callText({ call, args, row }: CallExample): string {
  const written = args === undefined ? call : `${call}(${args.map(literalText).join(', ')})`;
  const values = Object.entries(row ?? {}).filter(([name]) => written.includes(`$${name}`));
  const list = values.map(([name, value]) => `$${name} = ${literalText(value)}`).join(', ');
  return list === '' ? written : `${written} with ${list}`;
}
