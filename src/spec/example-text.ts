import type { CallExample, Example, ExampleOutcome } from '../model/behaviour.ts';

/** An example as one line for people: `total(3) returns 2.7`. */
export function exampleText(example: Example): string {
  if (example.kind === 'data') return rowText(example.row);
  return `${callText(example)} ${outcomeText(example.outcome)}`;
}

function callText({ call, args, row }: CallExample): string {
  const applied = args === undefined ? call : `${call}(${args.map(valueText).join(', ')})`;
  return row === undefined || Object.keys(row).length === 0 ? applied : `${applied} with ${rowText(row)}`;
}

function outcomeText(outcome: ExampleOutcome): string {
  switch (outcome.kind) {
    case 'returns':
      return `returns ${valueText(outcome.value)}`;
    case 'approx':
      return `returns ${valueText(outcome.value)} ± ${valueText(outcome.within)}`;
    case 'js':
      return `returns ${outcome.expression}`;
    case 'nothing':
      return 'returns nothing';
    case 'matches':
      return `returns what matches ${valueText(outcome.value)}`;
    case 'throws':
      return `throws ${outcome.error}${outcome.message === undefined ? '' : ` with ${messageText(outcome.message)}`}`;
    case 'holds':
      return `returns a result for which ${outcome.expression}`;
  }
}

/** A regular expression is written with its slashes. */
const messageText = (message: string): string => (/^\/.*\/[a-z]*$/su.test(message) ? message : valueText(message));

const rowText = (row: Readonly<Record<string, unknown>>): string =>
  Object.entries(row)
    .map(([key, value]) => `${key}: ${valueText(value)}`)
    .join(', ');

/** Data as it would be written in JavaScript. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length === 0 ? '{}' : `{ ${rowText({ ...value })} }`;
  if (typeof value === 'string') return JSON.stringify(value);
  return Object.is(value, -0) ? '-0' : String(value);
}
