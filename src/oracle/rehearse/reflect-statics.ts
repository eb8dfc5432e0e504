/** `globalThis` and `Reflect`. */
import { keyOf, membersOf } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import { withStatics } from './statics.ts';
import type { Stage } from './stage.ts';
import { func, List, NOTHING, plain, type Slot, Thing, type Value } from './values.ts';

/** `globalThis`: what is written as its part is looked up by name. */
export class Everything extends Thing {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    super();
    this.#stage = stage;
  }

  override find(key: PropertyKey): Slot | undefined {
    const own = super.find(key);
    if (own !== undefined) return own;
    const value = typeof key === 'string' ? this.#stage.builtin(key) : undefined;
    return value && { value };
  }
}

export function reflect(stage: Stage): Value {
  const isOwn = ([whole = NOTHING, key = NOTHING]: readonly Value[]): Value =>
    plain(whole.raw instanceof Thing && whole.raw.find(keyOf(key)) !== undefined);
  const keys = ([whole = NOTHING]: readonly Value[]): Value =>
    plain(new List(membersOf(whole, stage).map(([key]) => ({ raw: key, trail: whole.trail }))));
  return withStatics(
    plain(new Thing()),
    new Map([
      ['ownKeys', func('ownKeys', keys)],
      ['has', func('has', isOwn)],
      ['get', func('get', ([whole = NOTHING, key = NOTHING]) => stage.get(whole, keyOf(key)))],
      [
        'set',
        func('set', ([whole = NOTHING, key = NOTHING, value = NOTHING]) => {
          stage.set(whole, keyOf(key), value);
          return plain(true);
        }),
      ],
      [
        'apply',
        func('apply', ([called = NOTHING, self, args = NOTHING]) => stage.call(called, itemsOf(args, stage), self)),
      ],
      [
        'construct',
        func('construct', ([made = NOTHING, args = NOTHING]) => stage.construct(made, itemsOf(args, stage))),
      ],
    ]),
  );
}
