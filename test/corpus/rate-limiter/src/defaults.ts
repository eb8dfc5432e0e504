export const DEFAULTS = {
  capacity: 10,
  refillMs: 250,
  attempts: 4,
} as const;
