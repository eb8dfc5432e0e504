import type { CallChange, RecordedCall } from '../model/recording.ts';
import { groupBy } from '../util/group-by.ts';

/** What an assertion looks at, and when. */
export interface Look {
  /** How many assertions executed before it. */
  readonly index: number;
  readonly digest: string;
}

/**
 * Whether the value comes from a call that the test makes at least twice with the same outcome (the same function, on what is in the same
 * state, with the same values), and the test makes no other call on the way to the assertion. Then its expected value cannot come from a
 * relation, which takes another call.
 */
export function isAskedTwice(calls: readonly RecordedCall[], { index, digest }: Look): boolean {
  const before = calls.filter(({ looks }) => looks <= index);
  const latest = Math.max(...before.map(({ looks }) => looks));
  const near = before.filter(({ looks }) => looks === latest);
  const same = groupBy(before, ({ key }) => key);
  const isRepeated = ({ key, result }: RecordedCall): boolean => {
    const others = same.get(key) ?? [];
    return key !== undefined && others.length > 1 && others.every((other) => other.result.digest === result.digest);
  };
  const isGiven = ({ result, parts }: RecordedCall): boolean => result.digest === digest || parts.includes(digest);
  return near.every(isRepeated) && near.some(isGiven);
}

/** The calls under a row. */
export function callsUnder(calls: readonly RecordedCall[], changes: readonly CallChange[]): readonly RecordedCall[] {
  const changed = new Map(changes.map(({ at, call }) => [at, call]));
  return calls.map((call, at) => changed.get(at) ?? call);
}
