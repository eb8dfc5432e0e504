import type { Reporter } from './reporter.ts';

export const REPORTER_NAMES = ['terminal', 'json'] as const;
export type ReporterName = (typeof REPORTER_NAMES)[number];

/** Loaded when asked for, so that a run pays only for the reporters it uses. */
export const REPORTERS: Readonly<Record<ReporterName, () => Promise<Reporter>>> = {
  terminal: async () => (await import('./terminal.ts')).terminal,
  json: async () => (await import('./json.ts')).json,
};
