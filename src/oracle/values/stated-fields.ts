import type { Behaviour, Example } from '../../model/behaviour.ts';

/** The fields that a behaviour is about. */
export interface StatedFields {
  /** Those that an example singles out. */
  readonly central: ReadonlySet<string>;
  /** All that an example states. */
  readonly all: ReadonlySet<string>;
  /** Those of them that the behaviour's sentence names. */
  readonly named: ReadonlySet<string>;
}

export function statedFields({ must, examples }: Behaviour): StatedFields {
  const central = new Set(examples.flatMap(singledOut));
  const all = new Set([...central, ...examples.flatMap(returned)]);
  return { central, all, named: namedBy(must, all) };
}

/** Those fields that a sentence names, in one number or the other, and as several words: `shippingCost` in "the shipping costs". */
export function namedBy(sentence: string, fields: Iterable<string>): ReadonlySet<string> {
  const words = (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(singular);
  const runs = words.flatMap((_, index) => [1, 2, 3].map((length) => words.slice(index, index + length).join('')));
  const said = new Set(runs.filter((run) => run.length >= MIN_LENGTH && !LITTLE_WORDS.has(run)));
  return new Set([...fields].filter((field) => said.has(singular(field.toLowerCase()))));
}

const singular = (word: string): string => word.replace(/(?<=\p{L}{3})s$/u, '');

/** Shorter names are words of any sentence: `to`, `at`, `on`. */
const MIN_LENGTH = 3;
const LITTLE_WORDS: ReadonlySet<string> = new Set(
  'and all any but for from has its not out the was who with'.split(' '),
);

/** The fields of each object that an example states, wherever it lies in the value. */
export const statedObjects = ({ examples }: Behaviour): readonly (readonly string[])[] =>
  examples.flatMap((example) => {
    const outcome = example.kind === 'call' ? example.outcome : undefined;
    return outcome?.kind === 'returns' || outcome?.kind === 'matches' ? objectsIn(outcome.value) : [];
  });

function objectsIn(value: unknown): readonly (readonly string[])[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [Object.keys(value), ...Object.values(value).flatMap(objectsIn)];
}

function singledOut(example: Example): readonly string[] {
  if (example.kind !== 'call') return [];
  const { call, outcome } = example;
  const tail = /(?:\)|\])\??\.(\w+)$/.exec(call.trim())?.[1] ?? /=>\s*\w+\??\.(\w+)\s*\)$/.exec(call.trim())?.[1];
  const inCall = tail === undefined || tail === 'length' ? [] : [tail];
  if (outcome.kind === 'matches') return [...inCall, ...fieldsOf(outcome.value)];
  if (outcome.kind !== 'holds') return inCall;
  return [
    ...inCall,
    ...Array.from(outcome.expression.matchAll(/\bresult(?:\[\d+\])?\??\.(\w+)\b(?!\()/g), ([, name = '']) => name),
  ];
}

const returned = (example: Example): readonly string[] =>
  example.kind === 'call' && example.outcome.kind === 'returns' ? fieldsOf(example.outcome.value) : [];

/** Of an object, or of the objects in a list. */
function fieldsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
