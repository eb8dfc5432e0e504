/** What assertions looked at, attempt by attempt: the first of each test in full, then what is different. */
import type { AssertionRecorder } from '../../vitest/assertion-recorder.ts';
import type { RecordedEntry } from '../../vitest/recorded-entry.ts';
import type { AttemptRecording, AttemptRole } from './job.ts';

/** Of one attempt that differs from the first. */
const MOST_DIFFERENCES = 40;

export class RecordedAttempts {
  readonly #recorder: Pick<AssertionRecorder, 'start' | 'stop'>;
  readonly #first = new Map<number, ReadonlyMap<string, RecordedEntry>>();

  constructor(recorder: Pick<AssertionRecorder, 'start' | 'stop'>) {
    this.#recorder = recorder;
  }

  begin(): void {
    this.#recorder.start();
  }

  /** Of the attempt of this column that ends; nothing where there is nothing to compare it with. */
  end(column: number, role: AttemptRole): { readonly recording?: AttemptRecording } {
    const entries = this.#recorder.stop();
    const first = this.#first.get(column);
    if (first !== undefined) return { recording: differences(first, entries) };
    if (role !== 'control') return {};
    this.#first.set(column, new Map(entries.map((entry) => [nameOf(entry), entry])));
    return { recording: { isFirst: true, entries: [...entries], missing: [] } };
  }
}

function differences(first: ReadonlyMap<string, RecordedEntry>, entries: readonly RecordedEntry[]): AttemptRecording {
  const now = new Set(entries.map(nameOf));
  return {
    isFirst: false,
    entries: entries.filter((entry) => isOther(first.get(nameOf(entry)), entry)).slice(0, MOST_DIFFERENCES),
    missing: [...first.keys()].flatMap((name, index) => (now.has(name) ? [] : [index])),
  };
}

const isOther = (before: RecordedEntry | undefined, { actual, expected, isFailed }: RecordedEntry): boolean =>
  before?.isFailed !== isFailed || before.actual.digest !== actual.digest || before.expected.digest !== expected.digest;

/** By which an execution is found again in another attempt. */
export const nameOf = ({ place: { file, line, column }, ordinal, matcher }: RecordedEntry): string =>
  `${file}:${line}:${column} ${ordinal} ${matcher}`;
