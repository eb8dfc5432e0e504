// One function for each game, so that no game has the rows of another.
export function forSwitch(value: number): number {
  return value > 5 ? 5 : value;
}

export function forGlobals(value: number): number {
  return value > 5 ? 5 : value;
}

export function forSource(value: number): number {
  return value > 5 ? 5 : value;
}

export function forRuns(value: number): number {
  return value > 5 ? 5 : value;
}

export function forSkip(value: number): number {
  return value > 5 ? 5 : value;
}

export function forForgery(value: number): number {
  return value > 5 ? 5 : value;
}

export function forHooks(value: number): number {
  return value > 5 ? 5 : value;
}

export function forSmoke(value: number): string {
  return JSON.parse(value > 5 ? 'no JSON' : '"small"').toUpperCase();
}

export function forTraces(value: number): number {
  return value > 5 ? 5 : value;
}
