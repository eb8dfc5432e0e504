/** Rows without a call: what tests are given, and with which outcomes they are run once more. */
import type { Behaviour, DataExample, Spec } from '../model/behaviour.ts';
import type { BehaviourId, FilePath } from '../model/ids.ts';
import { changedOutcome } from './change-outcome.ts';

/** The rows of one behaviour. */
export interface PlannedRows {
  readonly behaviour: BehaviourId;
  /** The spec that states them. */
  readonly file: FilePath;
  readonly rows: DataExample['row'][];
  /** The same rows, each with another outcome; none of a behaviour that is not active. */
  readonly changed: DataExample['row'][];
  /** Whether tests may be linked to it that do not name it. */
  readonly isNamedElsewhere: boolean;
}

export const planRows = (specs: readonly Spec[]): readonly PlannedRows[] =>
  specs.flatMap(({ file, behaviours }) =>
    behaviours.flatMap((behaviour) => {
      const stated = dataExamplesOf(behaviour);
      if (stated.length === 0) return [];
      const changed = behaviour.status === 'active' ? stated.map((each) => changedRow(each, stated)) : [];
      const isNamedElsewhere = behaviour.tests.length > 0;
      return [{ behaviour: behaviour.id, file, rows: stated.map(({ row }) => row), changed, isNamedElsewhere }];
    }),
  );

export const dataExamplesOf = ({ examples }: Behaviour): readonly DataExample[] =>
  examples.filter((example) => example.kind === 'data');

function changedRow({ row, outcomeKey }: DataExample, all: readonly DataExample[]): DataExample['row'] {
  const others = all.map((other) => other.row[other.outcomeKey]);
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, key === outcomeKey ? changedOutcome(value, others) : value]),
  );
}
