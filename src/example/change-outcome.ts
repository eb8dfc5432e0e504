/** Another value of the same type as a stated outcome: what a test that uses the outcome has to notice. Deterministic. */

/** `others` are outcomes that people stated for other rows: of texts and of nothing, one of these is the likeliest that a test can handle. */
export function changedOutcome(value: unknown, others: readonly unknown[] = []): unknown {
  switch (typeof value) {
    case 'boolean':
      return !value;
    case 'number':
      return changedNumber(value);
    case 'string':
      return others.find((other) => isUnlike(value, other)) ?? changedText(value);
    default:
      return changedObject(value, others);
  }
}

function changedObject(value: unknown, others: readonly unknown[]): unknown {
  if (typeof value !== 'object' || value === null) return others.find((other) => other !== value) ?? 'something';
  // Whichever part of it a test looks at has changed.
  if (Array.isArray(value)) return value.length === 0 ? ['something'] : value.map((each) => changedOutcome(each));
  const entries = Object.entries(value);
  return entries.length === 0
    ? { something: true }
    : Object.fromEntries(entries.map(([key, each]) => [key, changedOutcome(each)]));
}

function changedNumber(value: number): number {
  if (!Number.isFinite(value)) return 0;
  // Beyond 2^53 one more makes no difference.
  return value + 1 === value ? value / 2 : value + 1;
}

/** A text that contains the other, or is contained in it, may pass for it. */
function isUnlike(value: string, other: unknown): other is string {
  return typeof other === 'string' && other !== '' && value !== '' && !other.includes(value) && !value.includes(other);
}

/** Dates stay dates and numbers numbers, since a test may read them; in other texts each letter and digit becomes the next one. */
function changedText(text: string): string {
  const [, year, rest] = /^(\d{4})(-\d\d-\d\d(?:T.*)?)$/.exec(text) ?? [];
  // In 28 years the same dates exist.
  if (year !== undefined && rest !== undefined) return `${Number(year) + (Number(year) < 9000 ? 28 : -28)}${rest}`;
  const changed = text.replaceAll(/[A-Za-z\d]/g, next);
  return changed === text ? `${text}x` : changed;
}

const next = (sign: string): string => NEXT[sign] ?? String.fromCharCode(sign.charCodeAt(0) + 1);

const NEXT: Readonly<Record<string, string>> = { z: 'a', Z: 'A', 9: '1' };
