/** What values come from, put together. */
import type { Node } from '@babel/types';
import { NO_TRAIL, type SubjectCall, type Trail } from './values.ts';

/** What comes from more has so many sources that none tells anything. */
const MAX_SOURCES = 300;

export function join(one: Trail, other: Trail): Trail {
  if (one === other || other === NO_TRAIL) return one;
  if (one === NO_TRAIL) return other;
  const origins = union(one.origins, other.origins);
  const steps = union(one.steps, other.steps);
  const calls = union(one.calls, other.calls);
  if (origins === one.origins && steps === one.steps && calls === one.calls) return one;
  return { origins, steps, calls };
}

export const joinAll = (trails: readonly Trail[]): Trail => trails.reduce(join, NO_TRAIL);

export const originTrail = (origin: string): Trail => ({ ...NO_TRAIL, origins: new Set([origin]) });

export const stepTrail = (node: Node): Trail => ({ ...NO_TRAIL, steps: new Set([node]) });

export const callTrail = (call: SubjectCall): Trail => ({ ...NO_TRAIL, calls: new Set([call]) });

function union<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item>): ReadonlySet<Item> {
  if (one === other || one.size > MAX_SOURCES || other.isSubsetOf(one)) return one;
  return one.isSubsetOf(other) ? other : one.union(other);
}
