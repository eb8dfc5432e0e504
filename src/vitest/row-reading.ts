/** Gives tests the rows that they ask for, one of them changed where the order says so. Runs in Vitest's workers and in pages. */
import type { RunnerTestFile } from 'vitest';
import { placeOf, testsOf } from './collected-tests.ts';
import { giveRows } from './given-rows.ts';
import { placeKey } from './place-key.ts';
import type { ChangedRow, RecordingOrder, VitestRecord } from './vitest-record.ts';

type Order = Pick<RecordingOrder, 'label' | 'root' | 'rows' | 'changedRows'>;

/** Of one test file at a time. */
export class RowReading {
  readonly #order: Order;
  readonly #place: ReturnType<typeof placeOf>;
  readonly #changed: ChangedRow | undefined;
  readonly #asked = new Set<string>();

  /** From now on rows are given as the order says. */
  constructor(file: Parameters<typeof placeOf>[0], order: Order, write: (record: VitestRecord) => void) {
    this.#order = order;
    this.#place = placeOf(file, order.root);
    this.#changed = order.changedRows?.[placeKey(this.#place)];
    const given = new Map(order.rows?.map(({ behaviour, rows }) => [behaviour, rows]));
    giveRows((behaviour) => {
      if (!this.#asked.has(behaviour) && given.has(behaviour))
        write({ kind: 'reading', label: order.label, ...this.#place, behaviour });
      this.#asked.add(behaviour);
      return this.#withChange(behaviour, given.get(behaviour));
    });
  }

  #withChange(behaviour: string, rows: readonly object[] | undefined): readonly object[] | undefined {
    if (this.#changed?.behaviour !== behaviour) return rows;
    return rows?.with(this.#changed.index, this.#changed.row);
  }

  /** What the attempts of the file are of. */
  get label(): string {
    return this.#changed === undefined ? this.#order.label : changedLabel(this.#changed);
  }

  /** The keys by Vitest's ids, where titles may hold what is changed; `undefined` where none is, or where there are now more tests or fewer. */
  keysOf(file: RunnerTestFile): ReadonlyMap<string, string> | undefined {
    const tests = testsOf(file);
    const keys = this.#changed?.keys;
    if (keys?.length !== tests.length) return undefined;
    return new Map(tests.map(({ id }, index) => [id, keys[index] ?? '']));
  }
}

/** Of the attempts under one changed row. */
export const changedLabel = ({ behaviour, index }: Pick<ChangedRow, 'behaviour' | 'index'>): string =>
  `row ${index} of ${behaviour}`;
