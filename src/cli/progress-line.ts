/** Tells on stderr how far a run is and about how long it will still take. */
import type { RunListener, RunStep } from '../model/run-event.ts';
import { countText, numberText } from '../report/count-text.ts';
import { reuseText } from './reuse-text.ts';
import { durationText } from '../util/duration-text.ts';

export interface ProgressOutput {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
}

const STEPS: Readonly<Record<RunStep, { readonly label: string; readonly unit: string }>> = {
  tests: { label: 'Running the tests', unit: 'test' },
  instrument: { label: 'Preparing the code', unit: 'file' },
  mutants: { label: 'Changing the code', unit: 'change' },
  recording: { label: 'Looking at assertions', unit: 'test file' },
};

const CLEAR_LINE = '\r\u001b[2K';
/** Milliseconds. */
const TERMINAL_INTERVAL = 100;
const LOG_INTERVAL = 10_000;
const LONGEST_SILENCE = 60_000;
/** Before this an estimate is a guess. */
const FIRST_ESTIMATE = 2_000;

interface Progress {
  readonly begun: number;
  /** When the last line was written, and what was done by then. */
  readonly written: number;
  readonly writtenDone: number;
}

/** On a terminal one line that rewrites itself and is cleared at the end; elsewhere, as in CI, a plain line now and then. */
export function progressLine({ write, isTerminal, now }: ProgressOutput): RunListener {
  const running = new Map<RunStep, Progress>();
  const show = (text: string): void => write(isTerminal ? `${CLEAR_LINE}${text}` : `${text}\n`);

  return (event) => {
    if (event.kind === 'reused') {
      write(`${isTerminal ? CLEAR_LINE : ''}${reuseText(event)}\n`);
      return;
    }
    const time = now();
    const { step } = event;
    const { label, unit } = STEPS[step];
    const progress = running.get(step) ?? { begun: time, written: -Infinity, writtenDone: 0 };
    switch (event.kind) {
      case 'started':
        running.set(step, { begun: time, written: time, writtenDone: 0 });
        show(event.total === undefined ? `${label} …` : `${label}: ${countText(event.total, unit)} …`);
        return;
      case 'advanced':
        if (!isDue({ time, isTerminal, progress, ...event })) return;
        running.set(step, { ...progress, written: time, writtenDone: event.done });
        show(`${label}: ${advanceText(event, time - progress.begun)}`);
        return;
      case 'finished':
        running.delete(step);
        write(isTerminal ? CLEAR_LINE : `${label}: done in ${durationText(time - progress.begun)}\n`);
        return;
    }
  };
}

interface Advance {
  readonly done: number;
  readonly total: number;
}

/** A terminal is rewritten up to ten times a second; a log gets a line after 10 s and another tenth, or after a minute. */
function isDue({
  time,
  isTerminal,
  progress: { written, writtenDone },
  done,
  total,
}: Advance & { readonly time: number; readonly isTerminal: boolean; readonly progress: Progress }): boolean {
  const silence = time - written;
  if (isTerminal) return silence >= TERMINAL_INTERVAL || done >= total;
  return silence >= LONGEST_SILENCE || (silence >= LOG_INTERVAL && done - writtenDone >= total / 10);
}

function advanceText({ done, total }: Advance, elapsed: number): string {
  const parts = [`${numberText(done)} of ${numberText(total)}`, durationText(elapsed)];
  if (done > 0 && done < total && elapsed >= FIRST_ESTIMATE) {
    parts.push(`about ${estimateText((elapsed / done) * (total - done))} left`);
  }
  return parts.join(' · ');
}

/** Rounded to what an estimate can promise: 5 s up to a minute, then whole minutes, then half hours. */
function estimateText(milliseconds: number): string {
  const seconds = Math.max(5, Math.round(milliseconds / 5_000) * 5);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 30) / 2} h`;
}
