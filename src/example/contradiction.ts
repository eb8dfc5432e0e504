import type { CallExample } from '../model/behaviour.ts';
import type { Contradiction } from '../model/finding.ts';
import { literalText } from './literal-text.ts';

/** Reads what a failed example says of itself (`vitest/judge-example.ts`): `expected: …`, and on a line of its own `actual: …`. */
export function contradictionIn(message: string, example: CallExample): Contradiction {
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
