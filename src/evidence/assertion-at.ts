import { byPosition, type Location, type Span } from '../model/location.ts';

/** The innermost of the assertions around the place of an error. */
export function assertionAt(assertions: readonly Span[], place: Location): Span | undefined {
  const around = assertions.filter((span) => isAround(span, place));
  return around.reduce<Span | undefined>(
    (inner, span) => (inner === undefined || byPosition(inner.start, span.start) < 0 ? span : inner),
    undefined,
  );
}

/** An error that reaches the test through a promise comes from the `await` in front of the assertion, as V8 has it. */
function isAround({ file, start, end }: Span, place: Location): boolean {
  if (file !== place.file || byPosition(place, end) >= 0) return false;
  return byPosition(start, place) <= 0 || (place.line === start.line && place.column + AWAIT === start.column);
}

const AWAIT = 'await '.length;

/** By which spans are the same. */
export const spanKey = ({ file, start, end }: Span): string =>
  `${file}:${start.line}:${start.column}-${end.line}:${end.column}`;
