/** What is known of the assertions of each column while an engine records them: pure bookkeeping over the workers' records. */
import type { RecordedCallEntry, RecordedEntry } from '../../vitest/recorded-entry.ts';
import type { RecordedColumn } from './engine-order.ts';
import type { AttemptRecording, EndRecord, Job, JobRecord } from './job.ts';
import { nameOf } from './recorded-attempts.ts';

/** What the attempts of one column looked at. */
interface Looks {
  /** Of the first control, by name and in order; `undefined` while there was none. */
  first: ReadonlyMap<string, RecordedEntry> | undefined;
  /** Names of those that another control differs in. */
  readonly unstable: Set<string>;
  readonly attempts: Map<string, Attempt>;
  /** Of the first control; `undefined` where that did not tell, or another one differs. */
  calls: readonly RecordedCallEntry[] | undefined;
}

interface Attempt {
  readonly state: 'passed' | 'failed';
  readonly entries: readonly RecordedEntry[];
  readonly missing: readonly number[];
  readonly calls?: RecordedColumn['pairs'][number]['calls'];
}

/** Collects what the jobs wrote down. */
export class RecordedLooks {
  readonly #looks = new Map<number, Looks>();

  absorb(job: Pick<Job, 'tests'>, records: readonly JobRecord[]): void {
    for (const { column } of job.tests) this.#absorb(column, records);
  }

  #absorb(column: number, records: readonly JobRecord[]): void {
    const known = this.#looks.get(column) ?? nothing();
    this.#looks.set(column, known);
    const own = records.filter((record) => record.kind === 'end' || record.kind === 'series');
    for (const record of own) {
      if (record.column !== column) continue;
      if (record.kind === 'series') for (const mutant of record.unsound) known.attempts.delete(mutant);
      else absorbEnd(known, record);
    }
  }

  /** Whether something is known of the column under the mutant. */
  has(column: number, mutant: string): boolean {
    return this.#looks.get(column)?.attempts.has(mutant) ?? false;
  }

  /** What is known of a column under these mutants, by the rows that they are. */
  of(column: number, rowOf: ReadonlyMap<string, string>): RecordedColumn {
    const {
      first = new Map<string, RecordedEntry>(),
      unstable,
      attempts,
      calls,
    } = this.#looks.get(column) ?? nothing();
    const names = [...first.keys()];
    return {
      column,
      assertions: [...first].filter(([name]) => !unstable.has(name)).map(([, entry]) => entry),
      ...(calls && { calls: [...calls] }),
      pairs: [...rowOf].map(([mutant, row]) => {
        const attempt = attempts.get(mutant);
        if (attempt === undefined) return { row, outcome: 'unrecorded', changes: [], missing: 0 };
        const { state, entries, missing } = attempt;
        const changes = entries.flatMap((after) => {
          const before = unstable.has(nameOf(after)) ? undefined : first.get(nameOf(after));
          return before === undefined ? [] : [{ before, after }];
        });
        return {
          ...{ row, outcome: state, changes },
          missing: missing.filter((at) => !unstable.has(names[at] ?? '')).length,
          ...(calls && attempt.calls && { calls: attempt.calls }),
        };
      }),
    };
  }
}

const nothing = (): Looks => ({ first: undefined, unstable: new Set(), attempts: new Map(), calls: undefined });

function absorbEnd(known: Looks, end: EndRecord): void {
  const { role, mutant, state, recording } = end;
  if (role === 'control') absorbControl(known, end);
  const isWhole = state !== 'skipped' && end.isOverrun !== true;
  if (mutant === undefined || role !== 'mutant' || recording === undefined || !isWhole) return;
  known.attempts.set(mutant, { ...recording, state });
}

/** What two of them do not agree on proves nothing. */
function absorbControl(known: Looks, { state, recording }: EndRecord): void {
  if (state !== 'passed') known.attempts.clear();
  if (state !== 'passed' || recording === undefined) return;
  const { isFirst, entries, missing } = recording;
  known.calls = callsAfter(known, recording);
  if (isFirst) {
    known.first ??= new Map(entries.map((entry) => [nameOf(entry), entry]));
    return;
  }
  const names = [...(known.first?.keys() ?? [])];
  for (const name of [...entries.map(nameOf), ...missing.map((at) => names[at] ?? '')]) known.unstable.add(name);
}

/** The first control of each process tells all calls, the others those that differ. */
function callsAfter({ first, calls }: Looks, { isFirst, calls: now }: AttemptRecording): Looks['calls'] {
  if (first === undefined) return now?.map(({ call }) => call);
  if (!isFirst) return now?.length === 0 ? calls : undefined;
  const textOf = ({ key = '', result }: RecordedCallEntry): string => `${key} ${result.digest}`;
  const isSame = calls?.map(textOf).join() === now?.map(({ call }) => textOf(call)).join();
  return isSame ? calls : undefined;
}
