/** What assertions looked at and which calls were made, attempt by attempt: the first of each test in full, then what is different. */
import type { AssertionRecorder } from '../../vitest/assertion-recorder.ts';
import type { CallRecorder } from '../../vitest/call-recorder.ts';
import type { RecordedCallEntry, RecordedEntry } from '../../vitest/recorded-entry.ts';
import type { AttemptRecording, AttemptRole } from './job.ts';

/** Of one attempt that differs from the first. */
const MOST_DIFFERENCES = 40;

interface Recorded {
  readonly entries: ReadonlyMap<string, RecordedEntry>;
  readonly calls: readonly RecordedCallEntry[] | undefined;
}

export class RecordedAttempts {
  readonly #assertions: Pick<AssertionRecorder, 'start' | 'stop' | 'count'>;
  readonly #calls: Pick<CallRecorder, 'startPass' | 'start' | 'stop'> | undefined;
  readonly #first = new Map<number, Recorded>();

  constructor(
    assertions: Pick<AssertionRecorder, 'start' | 'stop' | 'count'>,
    calls?: Pick<CallRecorder, 'startPass' | 'start' | 'stop'>,
  ) {
    this.#assertions = assertions;
    this.#calls = calls;
  }

  /** The file is about to be loaded. */
  startPass(): void {
    this.#calls?.startPass();
  }

  begin(): void {
    this.#assertions.start();
    this.#calls?.start(() => this.#assertions.count);
  }

  /** Of the attempt of this column that ends; nothing where there is nothing to compare it with. */
  end(column: number, role: AttemptRole): { readonly recording?: AttemptRecording } {
    const entries = this.#assertions.stop();
    const calls = this.#calls?.stop();
    const first = this.#first.get(column);
    if (first !== undefined)
      return { recording: { ...differences(first.entries, entries), ...otherCalls(first.calls, calls) } };
    if (role !== 'control') return {};
    this.#first.set(column, { entries: new Map(entries.map((entry) => [nameOf(entry), entry])), calls });
    const all = calls?.map((call, at) => ({ at, call }));
    return { recording: { isFirst: true, entries: [...entries], missing: [], ...(all && { calls: all }) } };
  }
}

function differences(first: Recorded['entries'], entries: readonly RecordedEntry[]): AttemptRecording {
  const now = new Set(entries.map(nameOf));
  return {
    isFirst: false,
    entries: entries.filter((entry) => isOther(first.get(nameOf(entry)), entry)).slice(0, MOST_DIFFERENCES),
    missing: [...first.keys()].flatMap((name, index) => (now.has(name) ? [] : [index])),
  };
}

/** Where there are more or fewer than at first, nobody knows which is which. */
function otherCalls(first: Recorded['calls'], now: Recorded['calls']): Pick<AttemptRecording, 'calls'> {
  if (first === undefined || now === undefined || first.length !== now.length) return {};
  return {
    calls: now.flatMap((call, at) => {
      const before = first[at];
      const isSame =
        before?.name === call.name && before.key === call.key && before.result.digest === call.result.digest;
      return isSame ? [] : [{ at, call }];
    }),
  };
}

const isOther = (before: RecordedEntry | undefined, { actual, expected, isFailed }: RecordedEntry): boolean =>
  before?.isFailed !== isFailed || before.actual.digest !== actual.digest || before.expected.digest !== expected.digest;

/** By which an execution is found again in another attempt. */
export const nameOf = ({ place: { file, line, column }, ordinal, matcher }: RecordedEntry): string =>
  `${file}:${line}:${column} ${ordinal} ${matcher}`;
