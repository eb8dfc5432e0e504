import { byPosition, byText, contains, type Position, type Span } from '../model/location.ts';

/** The parts of `spans` that lie in none of `others`, sorted. */
export function subtractSpans(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return others.reduce<readonly Span[]>(
    (rest, other) => rest.flatMap((span) => subtract(span, other)),
    distinctSpans(spans),
  );
}

/** Sorted by place, without those that lie inside another. */
export function distinctSpans(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted(bySpan)) {
    const last = kept.at(-1);
    if (last === undefined || !contains(last, span)) kept.push(span);
  }
  return kept;
}

function subtract(span: Span, other: Span): readonly Span[] {
  const isApart = byPosition(other.end, span.start) <= 0 || byPosition(span.end, other.start) <= 0;
  if (span.file !== other.file || isApart) return [span];
  return [between(span, span.start, other.start), between(span, other.end, span.end)].filter(
    ({ start, end }) => byPosition(start, end) < 0,
  );
}

const between = ({ file }: Span, start: Position, end: Position): Span => ({ file, start, end });

/** The wider of two that start together comes first. */
const bySpan = (left: Span, right: Span): number =>
  byText(left.file, right.file) || byPosition(left.start, right.start) || byPosition(right.end, left.end);
