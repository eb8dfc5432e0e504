export interface Clock {
  time: number;
  now: () => number;
  advance(ms: number): void;
}

export function clock(start = 0): Clock {
  const self: Clock = {
    time: start,
    now: () => self.time,
    advance(ms) {
      self.time += ms;
    },
  };
  return self;
}
