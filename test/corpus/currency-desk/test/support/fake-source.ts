import type { RateSource } from '../../src/desk';

/** Answers with the rates in their order, the last one for ever, and counts how often it was asked. */
export function fakeSource(...rates: number[]): RateSource & { asked: number } {
  return {
    asked: 0,
    async rate() {
      this.asked += 1;
      return rates[Math.min(this.asked, rates.length) - 1] ?? Number.NaN;
    },
  };
}

export function tickingClock(start = 0): { now: () => number; pass: (ms: number) => void } {
  let time = start;
  return {
    now: () => time,
    pass: (ms) => {
      time += ms;
    },
  };
}
