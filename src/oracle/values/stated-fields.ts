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
  const words = new Set(must.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return { central, all, named: new Set([...all].filter((field) => words.has(field.toLowerCase()))) };
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
