/** Other values of the kind of a literal, the same ones each time. */
import type { LiteralValue } from '../terms/term.ts';

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** Mulberry32: small, and the same for one seed wherever it runs. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Another value instead of a literal's: near it, far from it, or one of the texts that stand about. */
export function varied(value: LiteralValue, texts: readonly string[], random: Random): unknown {
  if (typeof value === 'number') return variedNumber(value, random);
  if (typeof value === 'boolean') return random() < 0.5;
  if (typeof value === 'string') return variedText(value, texts, random);
  return value;
}

export const pick = <Item>(items: readonly Item[], random: Random): Item | undefined =>
  items[Math.floor(random() * items.length)];

function variedNumber(value: number, random: Random): number {
  const step = Number.isInteger(value) ? 1 : 0.01;
  const size = Math.max(Math.abs(value), 3 * step);
  const far = Math.round((random() * 3 * size) / step) * step;
  const near = value + (Math.floor(random() * 5) - 2) * step;
  const made = random() < 0.6 ? far : near;
  return Number((value >= 0 ? Math.abs(made) : made).toFixed(6));
}

function variedText(text: string, texts: readonly string[], random: Random): string {
  const other = pick(texts, random);
  if (DATE.test(text) && random() < 0.7) return onOtherDay(text, random);
  if (!/[\d\s]/.test(text) && other !== undefined && random() < 0.6) return other;
  if (/\d/.test(text)) return withOtherDigit(text, random);
  const words = text.split(' ');
  const at = Math.floor(random() * words.length);
  if (words.length > 1)
    return (random() < 0.5 ? words.toSpliced(at, 1) : [...words.slice(at), ...words.slice(0, at)]).join(' ');
  const cut = Math.floor(random() * (text.length + 1));
  return random() < 0.5 ? `${text.slice(0, cut)}${text}` : text.slice(0, Math.max(1, cut));
}

/** How dates are written that say which digits are what. */
const DATE = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/;

/** Some weeks earlier or later, so that day, month and sometimes the year are others. */
function onOtherDay(text: string, random: Random): string {
  const [whole = '', year, month, day] = DATE.exec(text) ?? [];
  const days = Number(day) + Math.floor(random() * 120) - 60;
  const moved = new Date(Date.UTC(Number(year), Number(month) - 1, days));
  return Number.isNaN(moved.getTime()) ? text : moved.toISOString().slice(0, 10) + text.slice(whole.length);
}

/** One digit changed, so that dates and times mostly stay such. */
function withOtherDigit(text: string, random: Random): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const place = pick(places, random) ?? 0;
  return `${text.slice(0, place)}${Math.floor(random() * 10)}${text.slice(place + 1)}`;
}
