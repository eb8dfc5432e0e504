import { array, object } from '../terms/build-member.ts';
import { literal } from '../terms/make-term.ts';
import type { Term } from '../terms/term.ts';

/** The value of a JSON text, whose literals are told apart by where they stand in it; `undefined` when it is none. */
export function jsonTerm(text: string | undefined, origin: string): Term | undefined {
  try {
    return text === undefined ? undefined : dataTerm(JSON.parse(text), origin);
  } catch {
    return undefined;
  }
}

/** A value of plain data as a term; what is no plain data is `undefined`. */
export function dataTerm(value: unknown, origin: string): Term {
  if (Array.isArray(value)) return array(value.map((part, index) => dataTerm(part, `${origin}/${index}`)));
  if (typeof value === 'object' && value !== null)
    return object(
      Object.entries(value).map(([key, part]) => ({ key: literal(key), value: dataTerm(part, `${origin}/${key}`) })),
    );
  const isPlain =
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    typeof value === 'bigint';
  return literal(isPlain ? value : undefined, origin);
}
